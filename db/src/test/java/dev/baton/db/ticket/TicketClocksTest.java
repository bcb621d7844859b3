package dev.baton.db.ticket;

import static dev.baton.db.ticket.Desk.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.Clocks;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clocks of a ticket follow whatever is told of it, in one commit with it. */
@ExtendWith(TestDatabase.class)
class TicketClocksTest {
  private final Desk desk;

  TicketClocksTest(FreshDatabase fresh) {
    this.desk = new Desk(fresh);
  }

  @Test
  void aTicketThatIsOpenedHasAsLongAsIsPromised() {
    String ticket = desk.opened("ZD-1", Priority.P1);

    assertThat(desk.firstResponse(ticket).due()).contains(time("10:00"));
    assertThat(desk.planned()).containsExactly("2026-12-07T09:30:00Z");
  }

  @Test
  void anAnswerInTimeEndsItAndItsTask() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    Instant answered = desk.at("08:20");
    desk.tell(ticket, Happening.of(answered, new TicketEvent.TeamWrote()));

    assertThat(desk.firstResponse(ticket).end())
        .contains(new ClockNow.End(answered, ClockNow.Outcome.MET));
    assertThat(desk.planned()).isEmpty();
    assertThat(news()).contains("answered ZD1");
  }

  @Test
  void timeWarnsAndThenMissesEachOnce() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("09:30");
    desk.fire();
    assertThat(desk.planned()).containsExactly("2026-12-07T10:00:00Z");
    assertThat(desk.queued("clock-mark")).hasSize(1);

    desk.at("10:00");
    desk.fire();
    desk.fire();

    assertThat(desk.firstResponse(ticket).breach())
        .contains(new ClockNow.Breach(time("10:00"), time("10:00"), "time"));
    assertThat(desk.planned()).isEmpty();
    assertThat(news()).containsOnlyOnce("missed first_response time ZD1");
    assertThat(audited()).containsExactly("promise.missed");
  }

  @Test
  void whatWasDueWhileNothingRanIsFoundLaterAndSaysBoth() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("17:00");
    desk.fire();

    assertThat(desk.firstResponse(ticket).breach())
        .contains(new ClockNow.Breach(time("10:00"), time("17:00"), "time"));
  }

  @Test
  void anAnswerThatComesToBeKnownLateAnnulsTheMiss() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("10:00");
    desk.fire();
    desk.at("10:30");
    desk.tell(ticket, Happening.of(time("09:50"), new TicketEvent.TeamWrote()));

    assertThat(desk.firstResponse(ticket).breach()).isEmpty();
    assertThat(desk.firstResponse(ticket).end())
        .contains(new ClockNow.End(time("09:50"), ClockNow.Outcome.MET));
    assertThat(audited()).containsExactly("promise.missed", "promise.annulled");
    assertThat(news()).contains("annulled first_response ZD1");
  }

  @Test
  void aPriorityRaisedTooLateIsMissedAtThatInstant() {
    String ticket = desk.opened("ZD-1", Priority.P3);
    Instant raised = desk.at("11:00");
    desk.tell(ticket, desk.priority(Priority.P1));

    assertThat(desk.firstResponse(ticket).breach())
        .contains(new ClockNow.Breach(raised, raised, "priority"));
    assertThat(news()).contains("missed first_response priority ZD1", "priority P1 ZD1");
  }

  @Test
  void aPriorityThatGoesToAndFroGainsNoTime() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("08:30");
    desk.tell(ticket, desk.priority(Priority.P3));
    assertThat(desk.firstResponse(ticket).due()).contains(time("12-08T08:00"));
    desk.at("09:00");
    desk.tell(ticket, desk.priority(Priority.P1));

    assertThat(desk.firstResponse(ticket).due()).contains(time("10:00"));
  }

  @Test
  void whileItWaitsOnTheCustomerNothingIsPlanned() {
    promise("PT8H", "24/7");
    String ticket = desk.opened("ZD-1", Priority.P2);
    desk.at("09:00");
    desk.tell(ticket, desk.status(TicketStatus.WAITING));
    assertThat(desk.resolution(ticket).due()).isEmpty();
    assertThat(desk.planned())
        .as("the first response never pauses")
        .containsExactly("2026-12-08T02:00:00Z");
    desk.at("12:00");
    desk.tell(ticket, Happening.of(time("12:00"), new TicketEvent.CustomerWrote()));

    assertThat(desk.resolution(ticket).worked()).isEqualTo(Duration.ofHours(1));
    assertThat(desk.resolution(ticket).due()).contains(time("19:00"));
    assertThat(kinds(ticket))
        .containsExactly(ClockEvent.Kind.START, ClockEvent.Kind.PAUSE, ClockEvent.Kind.RESUME);
  }

  @Test
  void resolvedAndOpenedAgainGoesOnWhereItWas() {
    promise("PT24H", "24/7");
    String ticket = desk.opened("ZD-1", Priority.P2);
    desk.at("20:00");
    desk.tell(ticket, desk.status(TicketStatus.RESOLVED));
    desk.at("12-10T08:00");
    desk.tell(ticket, desk.status(TicketStatus.OPEN));

    assertThat(desk.resolution(ticket).due()).contains(time("12-10T20:00"));
    assertThat(kinds(ticket))
        .containsExactly(ClockEvent.Kind.START, ClockEvent.Kind.STOP, ClockEvent.Kind.REOPEN);
  }

  @Test
  void aMergedTicketHasNoClockAndTheOtherKeepsItsOwn() {
    String merged = desk.opened("ZD-1", Priority.P1);
    desk.at("08:05");
    String kept = desk.opened("ZD-2", Priority.P1);
    desk.at("08:10");
    desk.tell(merged, Happening.of(time("08:10"), new TicketEvent.Merged(kept)));

    assertThat(desk.firstResponse(merged).end())
        .contains(new ClockNow.End(time("08:10"), ClockNow.Outcome.MERGED));
    assertThat(desk.firstResponse(kept).due()).contains(time("10:05"));
  }

  @Test
  void anExemptTicketHasNoClockUntilItIsNotAnyMore() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("08:10");
    desk.tell(ticket, Happening.of(time("08:10"), new TicketEvent.Exempted("spam")));
    assertThat(desk.firstResponse(ticket).end().orElseThrow().outcome())
        .isEqualTo(ClockNow.Outcome.EXEMPT);
    assertThat(audited()).containsExactly("promise.ended");
    desk.at("09:10");
    desk.tell(ticket, Happening.of(time("09:10"), new TicketEvent.ExemptionLifted()));

    assertThat(desk.firstResponse(ticket).due()).contains(time("11:00"));
  }

  @Test
  void whatAFileTellsAsOverdueIsOnRecordAndAlarmsNobody() {
    String ticket = desk.ticket("ZD-1");
    desk.tell(
        ticket,
        Told.IMPORT,
        Happening.of(time("12-01T08:00"), new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
        new Happening(
            time("12-06T08:00"),
            new TicketEvent.PrioritySet(Optional.of(Priority.P1)),
            Optional.empty(),
            true));

    assertThat(desk.firstResponse(ticket).breach())
        .contains(new ClockNow.Breach(time("12-01T10:00"), time("08:00"), "import"));
    assertThat(desk.planned()).isEmpty();
    assertThat(news()).isEmpty();
    desk.at("09:00");
    desk.tell(ticket, Happening.of(time("09:00"), new TicketEvent.TeamWrote()));
    assertThat(desk.firstResponse(ticket).end().orElseThrow().outcome())
        .isEqualTo(ClockNow.Outcome.OVERDUE_AT_IMPORT);
  }

  @Test
  void aFileTellsOfClocksThatStillRun() {
    String ticket = desk.ticket("ZD-1");
    desk.tell(
        ticket,
        Told.IMPORT,
        Happening.of(time("07:00"), new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
        Happening.of(time("07:00"), new TicketEvent.PrioritySet(Optional.of(Priority.P1))));

    assertThat(desk.firstResponse(ticket).due()).contains(time("09:00"));
    assertThat(desk.planned()).containsExactly("2026-12-07T08:30:00Z");
  }

  @Test
  void whatIsToldTwiceIsNotedOnce() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    Happening opened =
        Happening.of(desk.acme().now(), new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER));
    desk.at("08:10");
    desk.tell(ticket, opened, opened);

    assertThat(desk.acme().<Integer>in(tx -> TicketEvents.in(tx).of(ticket).size())).isEqualTo(2);
    assertThat(news()).containsOnlyOnce("opened ZD1");
  }

  @Test
  void whoReadTheTimeBeforeAnotherToldSomethingForgetsNothing() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    Instant before = desk.acme().now().minusMillis(1);
    desk.acme()
        .in(tx -> {
          TicketClocks.in(tx).planAnew(List.of(ticket), "policy", new Told("baton", "job", before));
          return true;
        });

    assertThat(desk.firstResponse(ticket).due()).contains(time("10:00"));
  }

  @Test
  void aNewPromiseHoldsForWhatIsOpenAlreadyAndItsMissesAreHeld() {
    String late = desk.opened("ZD-1", Priority.P3);
    Instant applied = desk.at("12:00");
    String fresh = desk.opened("ZD-2", Priority.P3);
    desk.acme().in(tx -> SlaPolicies.in(tx).apply(policy("PT3H", "", "24/7"), provenance(), "cli"));
    desk.plan();

    assertThat(desk.firstResponse(late).breach())
        .contains(new ClockNow.Breach(applied, applied, "policy"));
    assertThat(desk.firstResponse(fresh).due()).contains(time("15:00"));
    assertThat(news()).contains("missed first_response policy ZD1");
  }

  @Test
  void aHolidayThatIsSetMovesWhatRunsFromThenOn() {
    CalendarSetting week = week(Map.of());
    desk.acme().in(tx -> Calendars.in(tx).set(week, "ada", desk.acme().now()));
    promise("PT8H", SlaHours.WORKING_HOURS);
    desk.at("14:00");
    String ticket = desk.opened("ZD-1", Priority.P2);
    assertThat(desk.resolution(ticket).due()).contains(time("12-08T14:00"));
    desk.at("15:00");
    LocalDate tuesday = LocalDate.parse("2026-12-08");
    CalendarSetting closed =
        week(
            Map.of(
                tuesday,
                new CalendarDay(tuesday, List.of(), Optional.empty(), CalendarDay.Source.ADMIN)));
    desk.acme().in(tx -> Calendars.in(tx).set(closed, "ada", desk.acme().now()));
    desk.plan();

    assertThat(desk.resolution(ticket).worked()).isEqualTo(Duration.ofHours(1));
    assertThat(desk.resolution(ticket).due()).contains(time("12-09T14:00"));
    assertThat(kinds(ticket)).endsWith(ClockEvent.Kind.RECALENDAR);
  }

  private static CalendarSetting week(Map<LocalDate, CalendarDay> days) {
    return new CalendarSetting(
        Hours.parse("Mon-Fri 09:00-17:00 Europe/Berlin").orElseThrow(),
        days,
        Optional.empty(),
        List.of());
  }

  @Test
  void anyOrderOfTellingEndsAlikeAndAClockIsWhatItsEventsFoldTo() {
    promise("PT4H", "24/7");
    List<Happening> happened =
        List.of(
            Happening.of(time("08:00"), new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
            Happening.of(time("08:00"), new TicketEvent.PrioritySet(Optional.of(Priority.P3))),
            Happening.of(time("08:40"), new TicketEvent.TeamWrote()),
            Happening.of(time("08:50"), new TicketEvent.StatusSet(TicketStatus.WAITING)),
            Happening.of(time("10:50"), new TicketEvent.CustomerWrote()),
            Happening.of(time("12:00"), new TicketEvent.PrioritySet(Optional.of(Priority.P1))),
            Happening.of(time("14:00"), new TicketEvent.StatusSet(TicketStatus.RESOLVED)));
    Random order = new Random(7);
    List<ClockNow> ends = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String ticket = desk.ticket("ZD-" + (100 + i));
      List<Happening> told = new ArrayList<>(happened);
      told.add(happened.get(order.nextInt(happened.size())));
      Collections.shuffle(told, order);
      desk.at("15:00");
      told.forEach(each -> desk.tell(ticket, each));
      for (Clocks.Running clock : desk.clocks(ticket)) {
        List<ClockEvent> events = desk.acme().in(tx -> Clocks.in(tx).eventsOf(clock.id()));
        assertThat(ClockNow.of(events)).isEqualTo(clock.now());
      }
      ends.add(desk.firstResponse(ticket));
      assertThat(end(desk.resolution(ticket))).isEqualTo("MET PT4H");
    }
    assertThat(ends).allSatisfy(each -> assertThat(end(each)).isEqualTo("MET PT40M"));
  }

  private static String end(ClockNow clock) {
    return clock.end().orElseThrow().outcome() + " " + clock.worked();
  }

  private void promise(String resolution, String hours) {
    desk.acme()
        .in(tx ->
            SlaPolicies.in(tx).apply(policy("PT24H", resolution, hours), provenance(), "cli"));
    desk.plan();
  }

  private SlaPolicies.Provenance provenance() {
    return new SlaPolicies.Provenance(
        SlaPolicies.Origin.FILE, "sla.csv", "abc", "cli", desk.acme().now());
  }

  private static SlaPolicy policy(String firstResponse, String resolution, String hours) {
    return new SlaPolicy(
        List.of(
            new SlaTarget(
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(Duration.parse(firstResponse)),
                Optional.of(resolution).filter(time -> !time.isEmpty()).map(Duration::parse),
                SlaHours.parse(hours).orElseThrow())));
  }

  private List<ClockEvent.Kind> kinds(String ticket) {
    return desk.clocks(ticket).stream()
        .filter(clock -> clock.kind().code().equals("resolution"))
        .flatMap(clock -> desk.acme().in(tx -> Clocks.in(tx).eventsOf(clock.id())).stream())
        .map(ClockEvent::kind)
        .toList();
  }

  private List<String> news() {
    return desk.queued("ticket-news").stream()
        .map(id -> id.split("/", 5))
        .map(part -> (part[0] + " " + part[3] + " " + part[4]).replace("  ", " "))
        .toList();
  }

  private List<String> audited() {
    return desk.acme()
        .in(tx ->
            tx.dsl()
                .fetch(
                    "select kind from baton.audit_event where org_id = ? and kind like 'promise%'"
                        + " order by number",
                    desk.acme().orgId())
                .map(row -> row.get(0, String.class)));
  }
}
