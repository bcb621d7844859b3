package dev.baton.bot.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.decide.ReassessRequest;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see when the time to decide, or to begin, runs out. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionClockStoryTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private final TestBot bot;
  private TestWorkspace acme;
  private DueWork due;
  private Escalation asked;

  DecisionClockStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void file() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
    due = new DueWork(acme);
    asked = acme.files("ZD-1", "ana", "marco", "lena");
    new DeliveryRunner(acme).runAll(asked);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Message lenas() {
    return acme.person("lena").directMessage("to take over");
  }

  private long marksTold(String name) {
    return acme.in(tx ->
        Deliveries.in(tx).allOf(asked.ref()).stream()
            .filter(told -> told.notice() instanceof Notice.ClockMark)
            .filter(told -> told.recipient().equals(acme.id(name)))
            .count());
  }

  @Test
  void aRequestSaysInWhichHoursItsTimeRuns() {
    assertThat(lenas().text())
        .contains("The time to decide runs in working hours: Mon-Fri 09:00-17:00 UTC.");
  }

  @Test
  void halfTimeRemindsTheLeadBelowTheRequestAndNobodyElse() {
    due.at(MONDAY.plus(Duration.ofMinutes(30)), asked);

    assertThat(acme.person("lena").directMessages())
        .anySatisfy(told -> assertThat(told.text()).contains("Half of the time to decide"));
    assertThat(marksTold("lena")).isOne();
    assertThat(marksTold("ana")).isZero();
    assertThat(marksTold("omar")).isZero();
  }

  @Test
  void whoWasAskedTwiceIsRemindedBelowTheNewerRequest() {
    for (boolean gone : List.of(true, false)) {
      bot.clock().advance(Duration.ofMinutes(1));
      acme.becomes("lena", Member.Kind.FULL, gone);
      acme.in(tx ->
          ReassessRequest.in(tx)
              .reassess(asked.ref(), Optional.empty(), AskingCause.MEMBERSHIP, acme.now()));
      new DeliveryRunner(acme).runAll(asked);
    }
    List<Message> requests =
        acme.person("lena").directMessages().stream()
            .filter(message -> message.buttons().contains("Approve"))
            .toList();

    due.at(MONDAY.plus(Duration.ofMinutes(30)), asked);

    assertThat(requests).hasSize(2);
    assertThat(acme.person("lena").directMessage("Half of the time").threadTs())
        .contains(requests.getLast().ts());
  }

  @Test
  void atFullTimeTheBackupJoinsAndEverySentenceSaysSo() {
    due.at(asked.decideBy(), asked);

    Escalation now = acme.now(asked);
    assertThat(now.wasSentTo(acme.id("omar"))).isTrue();
    assertThat(lenas().text()).startsWith("*Overdue*, due ");
    assertThat(acme.person("omar").directMessage("to take over").buttons()).contains("Approve");
    assertThat(acme.person("ana").directMessages())
        .anySatisfy(told ->
            assertThat(told.text()).contains("Nobody decided", acme.id("lena"), acme.id("omar")))
        .noneMatch(told -> told.text().contains("to be decided by"));
  }

  @Test
  void atTwiceTheTimeManagersDecideToo() {
    due.at(asked.decideBy(), asked);
    due.at(MONDAY.plus(Duration.ofHours(2)), asked);

    assertThat(acme.now(asked).wasSentTo(acme.id("bo"))).isTrue();
    assertThat(marksTold("ana")).isEqualTo(2);
  }

  @Test
  void aDecisionEndsAllOfIt() {
    lenas().click("Approve");
    due.at(MONDAY.plus(Duration.ofHours(3)), asked);

    assertThat(marksTold("ana")).isZero();
    assertThat(acme.now(asked).wasSentTo(acme.id("omar"))).isFalse();
  }

  @Test
  void workDoneTwiceTellsOnce() {
    bot.clock().set(asked.decideBy());
    due.run(Clocks.FIRE);
    String task = due.due(Clocks.TELL).getFirst();
    var work = new Work(acme.orgId(), task);
    var tell = requireNonNull(bot.surfaces().jobs().get(Clocks.TELL));
    tell.run(work);
    tell.run(work);

    assertThat(marksTold("lena")).isOne();
    assertThat(marksTold("ana")).isOne();
  }

  @Test
  void afterAnOutageTheMessageSaysWhenItWasOverAndWhenThatWasFound() {
    due.at(MONDAY.plus(Duration.ofMinutes(90)), asked);

    assertThat(lenas().text()).contains("Baton was away then and found it");
    assertThat(marksTold("lena")).isOne();
  }

  @Test
  void theNewOwnerSaysThatTheyAreOnIt() {
    lenas().click("Approve");
    new DeliveryRunner(acme).runAll(asked);
    Message told = acme.person("marco").directMessage("is yours now");
    assertThat(told.buttons()).contains("I'm on it");

    told.click("I'm on it");
    new DeliveryRunner(acme).runAll(asked);

    assertThat(acme.person("marco").directMessage("is yours now").buttons())
        .doesNotContain("I'm on it");
    due.at(MONDAY.plus(Duration.ofHours(4)), asked);
    assertThat(marksTold("marco")).isZero();
  }

  @Test
  void anOwnerWhoIsSilentIsRemindedAndThenTheirLeadIsTold() {
    lenas().click("Approve");
    new DeliveryRunner(acme).runAll(asked);
    due.at(MONDAY.plus(Duration.ofHours(1)), asked);
    assertThat(marksTold("marco")).isOne();
    assertThat(marksTold("lena")).isZero();

    due.at(MONDAY.plus(Duration.ofHours(2)), asked);
    assertThat(acme.person("lena").directMessages())
        .anySatisfy(told -> assertThat(told.text()).contains("nothing shows that they began"));
  }

  @Test
  void onlyTheOwnerCanSayThatTheyAreOnIt() {
    lenas().click("Approve");
    new DeliveryRunner(acme).runAll(asked);
    acme.person("marco").directMessage("is yours now").click("I'm on it");
    new DeliveryRunner(acme).runAll(asked);
    due.at(MONDAY.plus(Duration.ofHours(1)), asked);

    assertThat(marksTold("marco")).isZero();
  }
}
