package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.decide.ReassessRequest;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.UndoWindow;
import dev.baton.db.privacy.Erasures;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TakeBackFlowTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration MICRO = Duration.ofNanos(1000);

  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner deliveries;
  private Escalation asked;
  private Message lenas;

  TakeBackFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaAsks() {
    acme = TestWorkspace.in(bot);
    deliveries = new DeliveryRunner(acme);
    asked = acme.files("ZD-1042");
    lenas = acme.request("lena", asked);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private void approve() {
    lenas.click("Approve");
    deliveries.runAll(asked);
  }

  private void bounce() {
    lenas.click("Bounce");
    Modal form = acme.person("lena").modal("Bounce");
    form.choose("Reason", "Missing information")
        .fill("Note", "Which browser, and since when exactly?")
        .submit("Bounce");
    deliveries.runAll(asked);
  }

  @Test
  void anApprovalGoesBackToItsOwnerAndEverybodyIsToldOnce() {
    approve();
    assertThat(lenas.now().buttons()).containsExactly("Take back");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));

    Outcome click = lenas.now().click("Take back");
    deliveries.runAll(asked);

    assertThat(click.problem()).isEmpty();
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
    assertThat(acme.now(asked).settlement().orElseThrow())
        .isInstanceOfSatisfying(
            Settlement.TakenBack.class,
            taken -> {
              assertThat(taken.by()).isEqualTo(acme.id("lena"));
              assertThat(taken.decision()).isInstanceOf(Settlement.Approved.class);
              assertThat(taken.next()).isEmpty();
            });
    assertThat(lenas.now().buttons()).isEmpty();
    assertThat(lenas.now().text()).contains("taken back", "in T1 again");
    assertThat(told(Medium.SLACK)).containsExactlyInAnyOrder(acme.id("ana"), acme.id("marco"));
    assertThat(told(Medium.EMAIL)).containsExactlyInAnyOrder(acme.id("ana"), acme.id("marco"));
    assertThat(sees("ana", "yours again").text()).contains("/escalate ZD-1042");
    assertThat(sees("marco", "not yours after all").buttons()).isEmpty();
    assertThat(acme.person("marco").directMessages())
        .noneSatisfy(told -> assertThat(told.text()).contains("is yours now"))
        .allSatisfy(told -> assertThat(told.text()).contains("taken back"));
  }

  private List<String> told(Medium medium) {
    return deliveries.all(asked).stream()
        .filter(told -> told.notice() instanceof Notice.TakenBack && told.medium() == medium)
        .map(Delivery::recipient)
        .toList();
  }

  private Message sees(String name, String part) {
    return acme.person(name).directMessages().stream()
        .filter(message -> message.text().contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(acme.person(name).directMessages()));
  }

  @Test
  void aBounceOfWhatWasErasedMeanwhileStaysAsItIs() {
    bounce();
    acme.in(tx -> Erasures.in(tx).erase(acme.id("ana"), acme.id("olga"), acme.now()));
    acme.members().everybody(acme.orgId());
    acme.bot().parts().snapshots().refresh(acme.orgId());

    Message reply = lenas.now().click("Take back").reply();

    assertThat(reply.text()).contains("was erased meanwhile, so it cannot wait again");
    assertThat(acme.now(asked).bounce()).isPresent();
    assertThat(history()).hasSize(1);
  }

  @Test
  void theMailSaysItToo() {
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
    approve();
    lenas.now().click("Take back");
    deliveries.runAll(asked);

    assertThat(bot.sandbox().mailbox().mailsTo("ana@acme.test").getLast().text())
        .contains("ZD-1042 is yours again");
    assertThat(bot.sandbox().mailbox().mailsTo("marco@acme.test").getLast().text())
        .contains("ZD-1042 is not yours after all");
  }

  @Test
  void aBounceWaitsAgainUnderTheNextNumber() {
    bounce();
    assertThat(sees("ana", "What you wrote is kept").buttons()).contains("Fix and resend");

    lenas.now().click("Take back");
    Escalation again = numbered(2);
    deliveries.runAll(asked);
    deliveries.runAll(again);

    assertThat(again.isPending()).isTrue();
    assertThat(again.reason()).isEqualTo(asked.reason());
    assertThat(again.stepsTried()).isEqualTo(asked.stepsTried());
    assertThat(again.requester()).isEqualTo(acme.id("ana"));
    assertThat(again.recipients()).isEqualTo(asked.recipients());
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
    assertThat(lenas.now().text()).contains("It waits again as #2");
    assertThat(acme.person("ana").directMessages())
        .noneSatisfy(message -> assertThat(message.buttons()).contains("Fix and resend"));
    assertThat(sees("ana", "took that back").text()).contains("ZD-1042 #2");
    assertThat(sees("ana", "took that back").buttons())
        .containsExactly("Add information", "Withdraw");
    assertThat(told(Medium.SLACK)).isEmpty();
    assertThat(told(Medium.EMAIL)).containsExactly(acme.id("ana"));

    Message request = acme.request("lena", again);
    assertThat(request.text()).contains("by mistake").doesNotContain("Changed since");
    request.click("Approve");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  private Escalation numbered(int seq) {
    EscalationRef ref = new EscalationRef(asked.ticket().identity(), seq);
    return acme.in(tx -> Escalations.in(tx).find(ref)).orElseThrow();
  }

  @Test
  void theLastInstantOfTheWindowCounts() {
    approve();
    bot.clock().set(decidedAt().plus(WINDOW));

    lenas.now().click("Take back");

    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void aMicrosecondLaterItIsTooLateAndSaysSo() {
    approve();
    bot.clock().set(decidedAt().plus(WINDOW).plus(MICRO));

    Message reply = lenas.now().click("Take back").reply();

    assertThat(reply.text()).contains("for 10 minutes", "they are over", "Nothing was changed");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void aClockThatWasSetBackMeanwhileStopsNobody() {
    approve();
    bot.clock().set(decidedAt().minus(Duration.ofMinutes(3)));

    Outcome click = lenas.now().click("Take back");

    assertThat(click.problem()).isEmpty();
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void aBounceIsTakenBackThoughTheClockWasSetBack() {
    bounce();
    bot.clock().set(decidedAt().minus(Duration.ofMinutes(3)));

    lenas.now().click("Take back");

    assertThat(numbered(2).isPending()).isTrue();
  }

  private Instant decidedAt() {
    return acme.now(asked).settlement().orElseThrow().at();
  }

  @Test
  void theButtonGoesWhenTheWindowEnds() {
    approve();
    bot.clock().set(decidedAt().plus(WINDOW).plus(MICRO));
    String message =
        deliveries.find(asked, Notice.Request.class, Medium.SLACK, "lena").id().toString();

    Objects.requireNonNull(bot.surfaces().jobs().get(UndoWindow.END))
        .run(new Work(acme.orgId(), message));
    deliveries.runAll(asked);

    assertThat(lenas.now().buttons()).isEmpty();
    assertThat(lenas.now().text()).doesNotContain("take it back");
  }

  @Test
  void theEndOfTheWindowIsQueuedWithTheDecision() {
    approve();

    List<String> due =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select execution_time = ?::timestamptz from platform.scheduled_tasks where"
                            + " task_name = 'undo-window-end' and task_instance like ?",
                        decidedAt().plus(WINDOW).plus(MICRO).toString(),
                        acme.orgId() + "/%")
                    .into(String.class));
    assertThat(due).containsExactly("true");
  }

  @Test
  void everyMessageOfWhoWasAskedTwiceLosesTheButtonWhenTheWindowEnds() {
    lenaIsTakenOffAndAskedAgain();
    List<Message> hers = requestsTo("lena");
    assertThat(hers).as("she was asked twice").hasSize(2);
    hers.getLast().click("Approve");
    deliveries.runAll(asked);
    assertThat(hers).allSatisfy(one -> assertThat(one.now().buttons()).contains("Take back"));

    bot.clock().set(decidedAt().plus(WINDOW).plus(MICRO));
    endsQueued()
        .forEach(message ->
            Objects.requireNonNull(bot.surfaces().jobs().get(UndoWindow.END))
                .run(new Work(acme.orgId(), message)));
    deliveries.runAll(asked);

    assertThat(hers).allSatisfy(one -> assertThat(one.now().buttons()).isEmpty());
  }

  private void lenaIsTakenOffAndAskedAgain() {
    for (boolean gone : List.of(true, false)) {
      acme.becomes("lena", Member.Kind.FULL, gone);
      acme.in(tx ->
          ReassessRequest.in(tx)
              .reassess(asked.ref(), Optional.empty(), AskingCause.MEMBERSHIP, acme.now()));
      deliveries.runAll(asked);
    }
  }

  private List<Message> requestsTo(String name) {
    return acme.person(name).directMessages().stream()
        .filter(message -> message.buttons().contains("Approve"))
        .toList();
  }

  private List<String> endsQueued() {
    String prefix = acme.orgId() + "/once/";
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select substr(task_instance, ?) from platform.scheduled_tasks where task_name ="
                        + " 'undo-window-end' and task_instance like ?",
                    prefix.length() + 1,
                    prefix + "%")
                .into(String.class));
  }

  @Test
  void onlyWhoDecidedMayUndoIt() {
    approve();
    for (String name : List.of("omar", "ana", "marco", "bo", "theo")) {
      Message copy = lenas.now().copiedTo(acme.person(name));
      assertThat(copy.click("Take back").reply().text())
          .isEqualTo(
              "Only <@%s>, who decided *ZD-1042 #1*, can take that back. Nothing was changed."
                  .formatted(acme.id("lena")));
    }
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void aSecondClickIsToldThatItIsDone() {
    approve();
    Message stale = lenas.now();
    stale.click("Take back");

    assertThat(stale.click("Take back").reply().text()).contains("was taken back already");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void whatTheNewOwnerDidOnTheTicketEndsTheWindow() {
    approve();
    Message before = lenas.now();
    Escalation further = acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
    deliveries.runAll(asked);

    assertThat(lenas.now().buttons()).isEmpty();
    assertThat(before.click("Take back").reply().text()).contains("has begun to work on");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
    assertThat(acme.now(further).isPending()).isTrue();
  }

  @Test
  void theNewOwnerWhoSaysImOnItEndsTheWindow() {
    approve();
    Message before = lenas.now();
    sees("marco", "is yours now").click("I'm on it");
    deliveries.runAll(asked);

    assertThat(lenas.now().buttons()).isEmpty();
    assertThat(before.click("Take back").reply().text()).contains("has begun to work on");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void nobodyWaitsForAnOwnerWhoIsNoneAnyMore() {
    approve();
    lenas.now().click("Take back");

    boolean waiting =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetchSingle(
                        "select exists (select from baton.clock where org_id = ? and state ="
                            + " 'running')",
                        acme.orgId())
                    .get(0, Boolean.class));
    assertThat(waiting).isFalse();
  }

  @Test
  void whatAnybodyElseFiledSinceEndsItToo() {
    approve();
    Message before = lenas.now();
    acme.file("ZD-1042", "nina", "tara", 2, Direction.FORWARD, "theo");

    assertThat(before.click("Take back").reply().text()).contains("no longer the latest word");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void aBounceThatWasResentStands() {
    bounce();
    Message before = lenas.now();
    acme.files("ZD-1042");

    assertThat(before.click("Take back").reply().text()).contains("no longer the latest word");
  }

  @Test
  void ofAnActAndATakeBackAtOnceExactlyOneHappens() throws Exception {
    approve();
    Message before = lenas.now();
    together(
        () -> before.click("Take back"),
        () -> {
          try {
            acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
          } catch (AssertionError movedAway) {
            assertThat(movedAway).hasMessageContaining("TicketMoved");
          }
          return before.click("Take back");
        });

    boolean filed = history().size() == 2;
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id(filed ? "marco" : "ana"));
  }

  @Test
  void ofTwoClicksAtOnceOneUndoesIt() throws Exception {
    bounce();
    Message before = lenas.now();

    together(() -> before.click("Take back"), () -> before.click("Take back"));

    assertThat(history()).hasSize(2);
  }

  private List<Escalation> history() {
    return acme.in(tx -> Escalations.in(tx).historyOf(asked.ref().ticket()));
  }

  private static void together(Callable<Outcome> one, Callable<Outcome> other) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Outcome> done : two.invokeAll(List.of(one, other))) {
        done.get();
      }
    }
  }

  @Test
  void aManagersOverrideCanBeUndoneFromTheHistory() {
    assertThat(acme.history("bo", asked).click("Approve").reply().text()).contains("override");

    Message history = acme.history("bo", asked);
    assertThat(history.buttons()).contains("Take back");
    assertThat(history.click("Take back").reply().text())
        .contains("You took your approval of *ZD-1042 #1* back", "in T1 again");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
    assertThat(acme.history("bo", asked).text()).contains("taken back");
  }

  @Test
  void aRequestThatWasRedirectedIsAskedOfTheSamePersonAgain() {
    acme.history("bo", asked).click("Redirect");
    Modal form = acme.person("bo").modal("Redirect");
    form.choose("Decides instead", form.options("Decides instead").getFirst()).submit("Redirect");
    Escalation redirected = acme.now(asked);
    String decider = redirected.recipients().getFirst().member();
    String name =
        Stream.of("omar", "theo", "ines", "olga", "lena")
            .filter(n -> acme.id(n).equals(decider))
            .findFirst()
            .orElseThrow();
    Message theirs = acme.request(name, redirected);
    theirs.click("Bounce");
    acme.person(name)
        .modal("Bounce")
        .choose("Reason", "Other")
        .fill("Note", "This was for somebody else entirely")
        .submit("Bounce");
    deliveries.runAll(asked);

    theirs.now().click("Take back");

    assertThat(numbered(2).recipients()).isEqualTo(redirected.recipients());
  }

  @Test
  void aHandBackGoesForwardAgain() {
    approve();
    Escalation back = acme.file("ZD-1042", "marco", "ana", 3, Direction.HAND_BACK, "ines");
    Message request = acme.request("ines", back);
    request.click("Approve");
    deliveries.runAll(back);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));

    request.now().click("Take back");

    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
    // Who owned it in T1 before is what it was before the hand-back.
    Escalation next = acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
    assertThat(next.from().name()).isEqualTo("T2");
  }

  @Test
  void nothingGoesBackToWhoLeft() {
    approve();
    acme.becomes("ana", Member.Kind.FULL, true);

    assertThat(lenas.now().click("Take back").reply().text())
        .contains("is not in this workspace any more");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void whatWasDecidedByAnEarlierVersionStands() {
    approve();
    bot.database()
        .asSuperuser(dsl ->
            dsl.execute(
                "update baton.escalation set undo_until = null where org_id = ?", acme.orgId()));

    assertThat(lenas.now().click("Take back").reply().text()).contains("they are over");
    assertThat(acme.history("lena", asked).buttons()).doesNotContain("Take back");
  }

  @Test
  void theRecordSaysWhoTookWhatBack() {
    approve();
    lenas.now().click("Take back");

    List<String> kinds =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select kind || ' ' || surface from baton.audit_event where org_id = ? and"
                            + " kind like 'escalation.%' order by number",
                        acme.orgId())
                    .into(String.class));
    assertThat(kinds)
        .endsWith("escalation.approved button approve", "escalation.taken_back button take_back");
  }
}
