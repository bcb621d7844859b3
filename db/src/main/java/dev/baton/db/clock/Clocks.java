package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.CLOCK_EVENT;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The running deadlines of a workspace. */
public final class Clocks {
  /** Notes what a clock reached; its id is the clock's, with its generation. */
  public static final Job FIRE = new Job("clock", true);

  /** Does what a clock's mark is for; its id is the clock's. */
  public static final Job TELL = new Job("clock-mark");

  /** Does what hangs on a change of a ticket; its id is that of the news. */
  public static final Job NEWS = new Job("ticket-news", true);

  /** Plans clocks of many tickets anew; its id says what changed, such as {@code policy/7}. */
  public static final Job PLAN = new Job("clock-planning");

  private final Tx tx;

  private Clocks(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Clocks in(Tx tx) {
    return new Clocks(tx);
  }

  /**
   * A clock as it stands.
   *
   * @param escalation of a clock of a ticket, the ticket and the clock's scope
   * @param given of a clock of a ticket only its target counts
   */
  public record Running(
      UUID id, EscalationRef escalation, ClockKind kind, TimeGiven given, ClockNow now) {}

  /**
   * The time that somebody has from now on: around the clock for a P1, in the workspace's working
   * hours for everything else.
   *
   * @param written as the matrix has it
   */
  public TimeGiven give(Priority priority, Duration written, Instant at) {
    ClockCalendar calendar =
        priority == Priority.P1
            ? ClockCalendar.aroundTheClock()
            : Calendars.in(tx).inForce(at).forClocks();
    return TimeGiven.within(written, at, calendar);
  }

  /** Starts it in the transaction of what causes it; a second start of the same does nothing. */
  public void start(
      ClockKind kind,
      EscalationRef escalation,
      TimeGiven given,
      String cause,
      String by,
      Instant now) {
    List<ClockEvent> events = ClockNow.start(kind, given, cause, by, now);
    ClockRows rows = new ClockRows(tx);
    UUID id = tx.newId();
    if (rows.insert(id, kind, escalation, given, ClockNow.of(events))) {
      rows.append(id, events);
      new ClockTasks(tx).plan(id, ClockNow.of(events));
    }
  }

  /** Starts one for what was begun before there were clocks; what passed already is only noted. */
  void startLate(ClockKind kind, EscalationRef escalation, TimeGiven given, Instant now) {
    List<ClockEvent> events =
        new ArrayList<>(ClockNow.start(kind, given, "filed_before_clocks", Baton.ID, now));
    ClockNow begun = ClockNow.of(events);
    events.addAll(begun.passed(kind, given, now));
    if (!given.deadline().isAfter(now)) {
      events.add(events.removeLast().withNothingAfter());
    }
    ClockRows rows = new ClockRows(tx);
    UUID id = tx.newId();
    if (rows.insert(id, kind, escalation, given, ClockNow.of(events))) {
      rows.append(id, events);
      new ClockTasks(tx).plan(id, ClockNow.of(events));
    }
  }

  /** Stops it, if it runs, in the transaction of what ends it. */
  public void stop(ClockKind kind, EscalationRef escalation, String cause, String by, Instant at) {
    ClockRows rows = new ClockRows(tx);
    rows.lock(kind, escalation)
        .filter(clock -> clock.now().isRunning())
        .ifPresent(clock -> {
          List<ClockEvent> events = clock.now().stop(kind, clock.given(), cause, by, at);
          new ClockTasks(tx).forget(List.of(clock));
          rows.advance(clock, events);
        });
  }

  /** Notes what this clock and others of the workspace have reached; see {@link DueClocks}. */
  public DueClocks.Fired fire(String task, Instant now) {
    return new DueClocks(tx).fire(task, now);
  }

  /** This clock, held until the transaction ends; its ticket is to be locked before. */
  public Optional<Running> lock(UUID clock) {
    return new ClockRows(tx).lock(clock);
  }

  /** This clock; empty when there is none. */
  public Optional<Running> find(UUID clock) {
    return new ClockRows(tx).find(clock);
  }

  /** This clock as it stands; empty when there is none. */
  public Optional<Running> find(ClockKind kind, EscalationRef escalation) {
    return new ClockRows(tx).find(kind, escalation);
  }

  /** What happened to this clock, in its order. */
  public List<ClockEvent> eventsOf(UUID clock) {
    return tx.dsl()
        .selectFrom(CLOCK_EVENT)
        .where(CLOCK_EVENT.ORG_ID.eq(tx.orgId()), CLOCK_EVENT.CLOCK_ID.eq(clock))
        .orderBy(CLOCK_EVENT.NUMBER)
        .fetch(ClockRows::toEvent);
  }

  /** What happened to the clocks of that kind of this ticket, in the order it came to be known. */
  public List<ClockEvent> eventsOf(String ticket, ClockKind kind) {
    return tx.dsl()
        .select(CLOCK_EVENT.asterisk())
        .from(CLOCK_EVENT)
        .join(CLOCK)
        .on(CLOCK.ORG_ID.eq(CLOCK_EVENT.ORG_ID), CLOCK.CLOCK_ID.eq(CLOCK_EVENT.CLOCK_ID))
        .where(
            CLOCK_EVENT.ORG_ID.eq(tx.orgId()),
            CLOCK.TICKET_KEY.eq(ticket),
            CLOCK.KIND.eq(kind.code()))
        .orderBy(CLOCK.SCOPE, CLOCK_EVENT.NUMBER)
        .fetch(row -> ClockRows.toEvent(row.into(CLOCK_EVENT)));
  }
}
