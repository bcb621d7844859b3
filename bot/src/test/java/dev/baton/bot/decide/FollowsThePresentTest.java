package dev.baton.bot.decide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.Work;
import dev.baton.db.decide.ReassessRequest;
import dev.baton.db.escalate.LookAgain;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.Asking;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may decide a pending request follows matrix, absence, membership and shifts. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowsThePresentTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  FollowsThePresentTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void lenaIsAskedAlone() {
    acme = TestWorkspace.in(bot);
    asked = acme.files("ZD-1042", "ana", "marco", "lena");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aLeadWhoGoesAwayIsReplacedAndComesBack() {
    Message lenas = acme.request("lena", asked);
    PlannedAbsence away = away("lena", acme.now(), acme.now().plus(DAY));
    lookAgain("lena", AskingCause.ABSENCE);

    assertThat(decidersNow()).containsExactly("omar");
    assertThat(acme.now(asked).recipients().getFirst().why().orElseThrow())
        .isInstanceOfSatisfying(
            AskedReason.StandsIn.class,
            why -> assertThat(why.absent().getFirst().until()).hasValue(acme.now().plus(DAY)));
    assertThat(noticesTo("omar")).hasAtLeastOneElementOfType(Notice.Request.class);
    assertThat(noticesTo("ana")).hasAtLeastOneElementOfType(Notice.NowWith.class);
    assertThat(lenas.click("Approve").reply().text()).contains("can decide");
    assertThat(acme.now(asked).isPending()).isTrue();

    acme.in(tx -> Absences.in(tx).end(away, acme.id("lena"), "slack", acme.now().plusSeconds(1)));
    bot.clock().advance(Duration.ofSeconds(2));
    lookAgain("lena", AskingCause.ABSENCE);
    assertThat(decidersNow()).containsExactly("lena");
    assertThat(audited()).contains("\"cause\":\"absence\"");
  }

  @Test
  void whereNothingChangesNothingIsSaid() {
    int told = deliveries().size();
    int version = acme.now(asked).version();
    lookAgain("lena", AskingCause.ABSENCE);
    lookAgain("lena", AskingCause.MATRIX);

    assertThat(acme.now(asked).version()).isEqualTo(version);
    assertThat(deliveries()).hasSize(told);
  }

  @Test
  void anAbsenceThatBeginsLaterTakesEffectThen() {
    Instant from = acme.now().plus(DAY);
    away("lena", from, from.plus(DAY));
    lookAgain("lena", AskingCause.ABSENCE);
    assertThat(decidersNow()).containsExactly("lena");

    bot.clock().set(from);
    assertThat(queued(LookAgain.JOB)).isPositive();
    run(LookAgain.JOB, new LookAgain(asked.ref(), from).id());
    assertThat(decidersNow()).containsExactly("omar");

    bot.clock().set(from.plus(DAY));
    run(LookAgain.JOB, new LookAgain(asked.ref(), from).id());
    assertThat(decidersNow()).as("an old task does nothing").containsExactly("omar");
    run(LookAgain.JOB, new LookAgain(asked.ref(), from.plus(DAY)).id());
    assertThat(decidersNow()).containsExactly("lena");
  }

  @Test
  void aLeadWhoLeavesOrBecomesAGuestIsReplacedAndComesBack() {
    for (Member.Kind kind : List.of(Member.Kind.FULL, Member.Kind.GUEST)) {
      acme.becomes("lena", kind, kind == Member.Kind.FULL);
      assertThat(queued(Reassessment.JOB)).isPositive();
      lookAgain("lena", AskingCause.MEMBERSHIP);
      assertThat(decidersNow()).containsExactly("omar");

      acme.becomes("lena", Member.Kind.FULL, false);
      lookAgain("lena", AskingCause.MEMBERSHIP);
      assertThat(decidersNow()).containsExactly("lena");
    }
  }

  /** What only another process heard of: the form's own reading and memory know nothing of it. */
  @Test
  void whoLeftBetweenTheReadingAndTheCommitIsReplacedAtOnce() {
    acme.leavesElsewhere("lena");
    Escalation late = acme.files("ZD-2077", "ana", "marco", "lena");
    assertThat(queued(LookAgain.JOB)).isPositive();

    run(LookAgain.JOB, new LookAgain(late.ref(), late.requestedAt()).id());

    assertThat(namesOf(acme.now(late))).containsExactly("omar");
  }

  @Test
  void theDailyLookFindsWhoeverWasMissed() {
    acme.leavesElsewhere("lena");
    lookAgainAtAll(AskingCause.MEMBERSHIP);

    assertThat(decidersNow()).containsExactly("omar");
  }

  @Test
  void aTaskOfAnOlderProgramReplacesALeaverToo() {
    acme.becomes("lena", Member.Kind.FULL, true);
    run(Reassessment.LEAVER, acme.id("lena"));

    assertThat(decidersNow()).containsExactly("omar");
  }

  @Test
  void anotherMatrixAsksOthers() {
    acme.applyMatrix(TestWorkspace.MATRIX.replace("lena@", "nina@"));
    assertThat(queued(Reassessment.JOB)).isPositive();
    lookAgainAtAll(AskingCause.MATRIX);
    assertThat(decidersNow()).containsExactly("nina");

    acme.applyMatrix(TestWorkspace.MATRIX);
    lookAgainAtAll(AskingCause.MATRIX);
    assertThat(decidersNow()).containsExactly("lena");
  }

  @Test
  void aRequesterWhoBecomesTheLeadIsNotAsked() {
    acme.applyMatrix(TestWorkspace.MATRIX.replace("lena@", "ana@"));
    lookAgainAtAll(AskingCause.MATRIX);

    assertThat(decidersNow()).containsExactly("omar");
  }

  @Test
  void withEverybodyAwayManagersHaveIt() {
    for (String name : List.of("lena", "omar", "bo", "olga")) {
      away(name, acme.now(), acme.now().plus(DAY));
    }
    lookAgainAtAll(AskingCause.ABSENCE);

    assertThat(decidersNow()).containsExactlyInAnyOrder("bo", "olga");
    assertThat(acme.now(asked).recipients().getFirst().why().orElseThrow())
        .isInstanceOf(AskedReason.NobodyElse.class);
  }

  @Test
  void theShiftsOfARowTakeTurns() {
    bot.clock().set(Instant.parse("2026-03-02T12:00:00Z"));
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead,manager,hours
        T1,T2,It needs a specialist,marco@acme.test,lena@acme.test,bo@acme.test,Mon-Fri 08:00-16:00 Etc/UTC
        T1,T2,It needs a specialist,nina@acme.test,nina@acme.test,bo@acme.test,Mon-Fri 16:00-24:00 Etc/UTC
        """);
    lookAgainAtAll(AskingCause.MATRIX);
    assertThat(decidersNow()).containsExactly("lena");

    Instant four = Instant.parse("2026-03-02T16:00:00Z");
    bot.clock().set(four);
    run(LookAgain.JOB, new LookAgain(asked.ref(), four).id());
    assertThat(decidersNow()).containsExactly("nina");
  }

  @Test
  void anOverdueRequestGoesToTheBackupTooAndStaysSo() {
    acme.in(tx ->
        ReassessRequest.in(tx)
            .reassess(
                asked.ref(), Optional.of(Asking.Step.OVERDUE), AskingCause.OVERDUE, acme.now()));
    assertThat(decidersNow()).containsExactly("lena", "omar");

    lookAgainAtAll(AskingCause.MATRIX);
    assertThat(decidersNow()).containsExactly("lena", "omar");
  }

  @Test
  void aDecisionWhileItIsAskedAnewHappensOnce() throws Exception {
    away("lena", acme.now(), acme.now().plus(DAY));
    Message request = acme.request("lena", asked);
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Callable<Object>> race =
          List.of(
              () -> request.click("Approve"),
              () -> {
                lookAgain("lena", AskingCause.ABSENCE);
                return true;
              });
      for (Future<Object> done : both.invokeAll(race)) {
        assertThat(done.get()).isNotNull();
      }
    }
    Escalation after = acme.now(asked);
    assertThat(after.isPending() ? decidersNow() : List.of("omar")).containsExactly("omar");
  }

  @Test
  void twoProcessesAskAnewOnce() throws Exception {
    away("lena", acme.now(), acme.now().plus(DAY));
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Callable<Object> look =
          () -> {
            lookAgain("lena", AskingCause.ABSENCE);
            return true;
          };
      for (Future<Object> done : both.invokeAll(List.of(look, look))) {
        assertThat(done.get()).isEqualTo(true);
      }
    }
    assertThat(noticesTo("omar").stream().filter(Notice.Request.class::isInstance)).hasSize(1);
  }

  @Test
  void anotherWorkspaceIsNotTouched() {
    TestWorkspace other = TestWorkspace.in(bot);
    Escalation theirs = other.files("ZD-1042", "ana", "marco", "lena");
    away("lena", acme.now(), acme.now().plus(DAY));
    lookAgain("lena", AskingCause.ABSENCE);

    assertThat(other.now(theirs)).isEqualTo(theirs);
  }

  @Test
  void aManagerWhoIsNamedOnlyNowIsAskedWhenNobodyNearerIsLeft() {
    for (String name : List.of("lena", "omar", "bo")) {
      acme.becomes(name, Member.Kind.FULL, true);
    }
    acme.in(
        tx -> Roles.in(tx).grant(acme.id("nina"), "manager", acme.id("olga"), "slack", acme.now()));
    lookAgain("nina", AskingCause.MEMBERSHIP);

    assertThat(decidersNow()).containsExactlyInAnyOrder("nina", "olga");
  }

  private PlannedAbsence away(String name, Instant from, Instant until) {
    PlannedAbsence planned =
        new PlannedAbsence(
            UUID.nameUUIDFromBytes((acme.orgId() + name + from).getBytes(StandardCharsets.UTF_8)),
            acme.id(name),
            new Member.Away(from, until),
            Optional.empty(),
            acme.id(name));
    acme.in(tx -> Absences.in(tx).set(planned, "slack", acme.now()));
    return planned;
  }

  private void lookAgain(String member, AskingCause cause) {
    run(
        Reassessment.JOB,
        new Reassessment(cause, Optional.of(acme.id(member)), Optional.empty()).id());
  }

  private void lookAgainAtAll(AskingCause cause) {
    run(Reassessment.JOB, new Reassessment(cause, Optional.empty(), Optional.empty()).id());
  }

  private void run(Job job, String id) {
    requireNonNull(bot.surfaces().jobs().get(job)).run(new Work(acme.orgId(), id));
  }

  private int queued(Job job) {
    return acme.in(tx ->
        tx.dsl()
            .fetchOne(
                "select count(*) from platform.scheduled_tasks where task_name = ? and task_instance like ?",
                job.name(),
                acme.orgId() + "/%")
            .get(0, Integer.class));
  }

  private List<String> decidersNow() {
    return namesOf(acme.now(asked));
  }

  private List<String> namesOf(Escalation request) {
    return request.recipients().stream().map(Recipient::member).map(this::nameOf).toList();
  }

  private String nameOf(String id) {
    return List.of("ana", "lena", "omar", "nina", "bo", "theo", "ines", "olga").stream()
        .filter(name -> acme.id(name).equals(id))
        .findFirst()
        .orElse(id);
  }

  private List<Delivery> deliveries() {
    return acme.in(tx -> Deliveries.in(tx).allOf(asked.ref()));
  }

  private List<Notice> noticesTo(String name) {
    return deliveries().stream()
        .filter(delivery -> delivery.updates().isEmpty())
        .filter(delivery -> delivery.recipient().equals(acme.id(name)))
        .map(Delivery::notice)
        .toList();
  }

  private String audited() {
    return acme.in(tx ->
        String.join(
            "\n",
            tx.dsl()
                .fetch("select content from baton.audit_content where org_id = ?", acme.orgId())
                .map(row -> row.get(0, String.class))));
  }
}
