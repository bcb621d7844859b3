package dev.baton.db.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.FirstActionPlanning;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clocks begin with what starts them and end with what ends them, in one commit. */
@ExtendWith(TestDatabase.class)
class ClocksTest {
  private static final Instant FRIDAY = Instant.parse("2026-12-04T15:40:00Z");
  private static final int MORE_THAN_SETTLED_AT_ONCE = 502;

  private final FreshDatabase fresh;
  private final Acme acme;

  ClocksTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    fresh.clock().set(FRIDAY);
  }

  private <T> T in(Tenants.Step<T> step) {
    return acme.in(step);
  }

  private Clocks.Running clock(EscalationRef ref) {
    return in(tx -> Clocks.in(tx).find(ClockKind.DECISION, ref).orElseThrow());
  }

  private List<ClockEvent> events(EscalationRef ref) {
    return in(tx -> Clocks.in(tx).eventsOf(clock(tx, ref)));
  }

  private static UUID clock(Tx tx, EscalationRef ref) {
    return Clocks.in(tx).find(ClockKind.DECISION, ref).orElseThrow().id();
  }

  @Test
  void aRequestFiledOnFridayEveningIsDueOnMondayMorning() {
    Escalation filed = acme.file("ZD-1", "ann");

    assertThat(filed.decideBy()).isEqualTo("2026-12-07T08:40:00Z");
    assertThat(clock(filed.ref()).now().due()).contains(filed.decideBy());
    assertThat(clock(filed.ref()).now().next())
        .contains(new ClockEvent.Mark(50, Instant.parse("2026-12-07T08:10:00Z")));
    assertThat(queued()).containsExactly("2026-12-07T08:10:00Z");
  }

  @Test
  void aP1RunsAroundTheClock() {
    Escalation filed = acme.file("ZD-1", "ann");
    Escalation urgent =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-1", "ann", Acme.UP, Optional.empty(), Optional.of(1)));

    assertThat(urgent.decideBy()).isEqualTo("2026-12-04T15:55:00Z");
    assertThat(clock(urgent.ref()).given().calendar().version()).isEmpty();
    assertThat(clock(filed.ref()).now().end())
        .contains(new ClockNow.End(FRIDAY, ClockNow.Outcome.MET));
    assertThat(events(filed.ref()).getLast().cause()).isEqualTo("replaced");
  }

  @Test
  void theHoursThatAnAdminSetsHoldForWhatIsFiledFromThenOn() {
    Escalation before = acme.file("ZD-1", "ann");
    in(tx ->
        Calendars.in(tx)
            .set(
                new CalendarSetting(
                    Hours.parse("Mon-Sun 00:00-24:00 Europe/Berlin").orElseThrow(),
                    Map.of(),
                    Optional.empty(),
                    List.of()),
                "ada",
                FRIDAY));
    Escalation after = acme.file("ZD-2", "ann");

    assertThat(clock(before.ref()).now().due()).contains(Instant.parse("2026-12-07T08:40:00Z"));
    assertThat(after.decideBy()).isEqualTo(FRIDAY.plus(Duration.ofHours(1)));
  }

  @Test
  void whatANewOwnerWorkedStaysWorkedWhenTheCalendarChanges() {
    Escalation filed = acme.file("ZD-1", "ann");
    acme.approve(filed.ref(), "lea", "olga");
    assertThat(firstAction(filed.ref()).now().due())
        .contains(Instant.parse("2026-12-07T08:40:00Z"));
    // Friday 16:40 to 17:00 in Berlin; the other forty minutes would be Monday's.
    Instant later = FRIDAY.plus(Duration.ofMinutes(30));

    in(tx -> Calendars.in(tx).set(aroundTheWeek(), "ada", later));
    in(tx -> FirstActionPlanning.in(tx).some(Optional.empty(), later));

    Clocks.Running now = firstAction(filed.ref());
    assertThat(now.now().due()).contains(later.plus(Duration.ofMinutes(40)));
    assertThat(now.now().next())
        .contains(new ClockEvent.Mark(100, later.plus(Duration.ofMinutes(40))));
    assertThat(now.now().worked()).isEqualTo(Duration.ofMinutes(20));
    assertThat(eventsOf(now))
        .extracting(ClockEvent::kind)
        .containsExactly(ClockEvent.Kind.START, ClockEvent.Kind.RECALENDAR);
    assertThat(ClockNow.of(eventsOf(now))).isEqualTo(now.now());
    in(tx -> FirstActionPlanning.in(tx).some(Optional.empty(), later));
    assertThat(firstAction(filed.ref()).now()).isEqualTo(now.now());

    Instant end = later.plus(Duration.ofMinutes(5));
    in(tx -> FirstActions.in(tx).acted("ZD1", "olga", "said", end));
    assertThat(eventsOf(now).getLast().worked()).isEqualTo(Duration.ofMinutes(25));
  }

  @Test
  void aMarkOfTheNewCalendarIsNotedWithWhatWasWorkedByBoth() {
    Escalation filed = acme.file("ZD-1", "ann");
    acme.approve(filed.ref(), "lea", "olga");
    Instant later = FRIDAY.plus(Duration.ofMinutes(30));
    in(tx -> Calendars.in(tx).set(aroundTheWeek(), "ada", later));
    in(tx -> FirstActionPlanning.in(tx).some(Optional.empty(), later));
    Clocks.Running planned = firstAction(filed.ref());
    Instant due = later.plus(Duration.ofMinutes(40));

    in(tx -> Clocks.in(tx).fire(planned.id() + "/" + planned.now().generation(), due));

    ClockEvent marked = eventsOf(planned).getLast();
    assertThat(marked.kind()).isEqualTo(ClockEvent.Kind.BREACH);
    assertThat(marked.worked()).isEqualTo(Duration.ofHours(1));
    assertThat(marked.next()).contains(new ClockEvent.Mark(200, due.plus(Duration.ofHours(1))));
  }

  @Test
  void aDecisionStaysDueWhenItWasSaidToBe() {
    Escalation filed = acme.file("ZD-1", "ann");
    in(tx -> Calendars.in(tx).set(aroundTheWeek(), "ada", FRIDAY));

    in(tx -> FirstActionPlanning.in(tx).some(Optional.empty(), FRIDAY));

    assertThat(clock(filed.ref()).now().due()).contains(filed.decideBy());
  }

  private Clocks.Running firstAction(EscalationRef ref) {
    return in(tx -> Clocks.in(tx).find(ClockKind.FIRST_ACTION, ref).orElseThrow());
  }

  private List<ClockEvent> eventsOf(Clocks.Running clock) {
    return in(tx -> Clocks.in(tx).eventsOf(clock.id()));
  }

  private static CalendarSetting aroundTheWeek() {
    return new CalendarSetting(
        Hours.parse("Mon-Sun 00:00-24:00 Europe/Berlin").orElseThrow(),
        Map.of(),
        Optional.empty(),
        List.of());
  }

  @Test
  void aDecisionEndsTheClockAndTakesItsTaskAway() {
    Escalation filed = acme.file("ZD-1", "ann");
    acme.bounce(filed.ref(), "lea");

    assertThat(clock(filed.ref()).now().isRunning()).isFalse();
    assertThat(events(filed.ref()).getLast().cause()).isEqualTo("bounced");
    assertThat(queued()).isEmpty();
  }

  @Test
  void whatIsDecidedAfterItsTimeIsNotedAsMissedThoughNobodyCameToTellOfIt() {
    Escalation filed = acme.file("ZD-1", "ann");
    fresh.clock().set(Instant.parse("2026-12-07T08:40:00.000001Z"));
    acme.bounce(filed.ref(), "lea");

    assertThat(clock(filed.ref()).now().end().orElseThrow().outcome())
        .isEqualTo(ClockNow.Outcome.MISSED);
    assertThat(events(filed.ref()).stream().map(ClockEvent::kind))
        .containsExactly(
            ClockEvent.Kind.START,
            ClockEvent.Kind.MARK,
            ClockEvent.Kind.BREACH,
            ClockEvent.Kind.STOP);
  }

  @Test
  void whatIsDecidedAtItsVeryLastMomentIsInTime() {
    Escalation filed = acme.file("ZD-1", "ann");
    fresh.clock().set(filed.decideBy());
    acme.bounce(filed.ref(), "lea");

    assertThat(clock(filed.ref()).now().end().orElseThrow().outcome())
        .isEqualTo(ClockNow.Outcome.MET);
  }

  @Test
  void aWithdrawalEndsTheClock() {
    Escalation filed = acme.file("ZD-1", "ann");
    in(tx -> Escalations.in(tx).withdraw(filed.ref(), "ann", false, FRIDAY));

    assertThat(events(filed.ref()).getLast().cause()).isEqualTo("withdrawn");
  }

  @Test
  void aClockIsWhatItsEventsFoldTo() {
    Escalation running = acme.file("ZD-1", "ann");
    Escalation late = acme.file("ZD-2", "ann");
    fresh.clock().set(late.decideBy().plusSeconds(1));
    acme.bounce(late.ref(), "lea");

    for (EscalationRef ref : List.of(running.ref(), late.ref())) {
      assertThat(ClockNow.of(events(ref))).isEqualTo(clock(ref).now());
    }
  }

  @Test
  void theLastOfManyThatAreDueTogetherIsNotedByItsOwnTask() {
    Escalation filed = acme.file("ZD-1", "ann");
    TimeGiven given = in(tx -> Clocks.in(tx).find(clock(tx, filed.ref()))).orElseThrow().given();
    in(tx -> {
      for (int i = 2; i <= MORE_THAN_SETTLED_AT_ONCE; i++) {
        Instant from = FRIDAY.plusSeconds(i);
        TimeGiven later = new TimeGiven(from, given.target(), given.calendar());
        EscalationRef ref = new EscalationRef(filed.ref().ticket(), i);
        Clocks.in(tx).start(ClockKind.DECISION, ref, later, "filed", "ann", from);
      }
      return true;
    });
    EscalationRef last = new EscalationRef(filed.ref().ticket(), MORE_THAN_SETTLED_AT_ONCE);
    Clocks.Running waiting = clock(last);
    Instant due = waiting.now().next().orElseThrow().at();

    in(tx ->
        Clocks.in(tx).fire(waiting.id() + "/" + waiting.now().generation(), due.plusSeconds(1)));

    assertThat(clock(last).now().generation()).isGreaterThan(waiting.now().generation());
  }

  private List<String> queued() {
    return in(tx ->
        tx.dsl()
            .fetch(
                "select execution_time from platform.scheduled_tasks"
                    + " where task_name = 'clock' and task_instance like ? || '/%'",
                acme.orgId())
            .map(row -> row.get(0, OffsetDateTime.class).toInstant().toString()));
  }
}
