package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.CLOCK_EVENT;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.ClockEventRecord;
import dev.baton.db.tables.baton.tables.records.ClockRecord;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** How clocks and their events are written into their rows. */
final class ClockRows {
  private final Tx tx;
  private final Map<ClockCalendar.Version, ClockCalendar> calendars = new HashMap<>();

  ClockRows(Tx tx) {
    this.tx = tx;
  }

  /** False when there is one for the same already. */
  boolean insert(UUID id, ClockKind kind, EscalationRef escalation, TimeGiven given, ClockNow now) {
    ClockRecord row = changed(now);
    row.setOrgId(tx.orgId());
    row.setClockId(id);
    row.setTicketKey(escalation.ticket());
    row.setKind(kind.code());
    row.setScope(escalation.seq());
    row.setCalendarId(given.calendar().version().map(ClockCalendar.Version::calendar).orElse(null));
    row.setCalendarVersion(
        given.calendar().version().map(ClockCalendar.Version::number).orElse(null));
    return tx.dsl().insertInto(CLOCK).set(row).onConflictDoNothing().execute() == 1;
  }

  /** Brings a clock to where its new events take it. */
  void advance(Clocks.Running clock, List<ClockEvent> events) {
    advance(Map.of(clock, events));
  }

  /** Brings clocks, held by this transaction, to where their new events take them. */
  void advance(Map<Clocks.Running, List<ClockEvent>> all) {
    ManyClocks many = new ManyClocks(tx);
    many.move(all.entrySet().stream().map(each -> moved(each.getKey(), each.getValue())).toList());
    many.happened(
        all.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(event -> row(each.getKey().id(), event)))
            .toList());
  }

  private static ManyClocks.Moved moved(Clocks.Running clock, List<ClockEvent> events) {
    ClockRecord row = changed(after(clock, events));
    row.setClockId(clock.id());
    return new ManyClocks.Moved(clock.now().generation(), row);
  }

  static ClockNow after(Clocks.Running clock, List<ClockEvent> events) {
    ClockNow now = clock.now();
    for (ClockEvent event : events) {
      now = now.then(event);
    }
    return now;
  }

  void append(UUID clock, List<ClockEvent> events) {
    new ManyClocks(tx).happened(events.stream().map(event -> row(clock, event)).toList());
  }

  Optional<Clocks.Running> find(ClockKind kind, EscalationRef escalation) {
    return tx.dsl().selectFrom(CLOCK).where(is(kind, escalation)).fetchOptional(this::running);
  }

  /** The same, held until the transaction ends. */
  Optional<Clocks.Running> lock(ClockKind kind, EscalationRef escalation) {
    return tx.dsl()
        .selectFrom(CLOCK)
        .where(is(kind, escalation))
        .forNoKeyUpdate()
        .fetchOptional(this::running);
  }

  Optional<Clocks.Running> find(UUID clock) {
    return tx.dsl().selectFrom(CLOCK).where(is(clock)).fetchOptional(this::running);
  }

  /** The same, held until the transaction ends. */
  Optional<Clocks.Running> lock(UUID clock) {
    return tx.dsl()
        .selectFrom(CLOCK)
        .where(is(clock))
        .forNoKeyUpdate()
        .fetchOptional(this::running);
  }

  /** What else is due by then, held until the transaction ends; never waits for others. */
  List<Clocks.Running> lockDue(Instant now, int limit) {
    return tx.dsl()
        .selectFrom(CLOCK)
        .where(CLOCK.ORG_ID.eq(tx.orgId()), CLOCK.MARK_AT.le(now))
        .orderBy(CLOCK.MARK_AT)
        .limit(limit)
        .forNoKeyUpdate()
        .skipLocked()
        .fetch(this::running);
  }

  /** Notes by which calendar a clock counts from now on; it is held by this transaction. */
  void countedBy(UUID clock, ClockCalendar.Version calendar) {
    tx.dsl()
        .update(CLOCK)
        .set(CLOCK.CALENDAR_ID, calendar.calendar())
        .set(CLOCK.CALENDAR_VERSION, calendar.number())
        .where(is(clock))
        .execute();
  }

  private Condition is(UUID clock) {
    return CLOCK.ORG_ID.eq(tx.orgId()).and(CLOCK.CLOCK_ID.eq(clock));
  }

  private Condition is(ClockKind kind, EscalationRef escalation) {
    return CLOCK
        .ORG_ID
        .eq(tx.orgId())
        .and(CLOCK.TICKET_KEY.eq(escalation.ticket()))
        .and(CLOCK.KIND.eq(kind.code()))
        .and(CLOCK.SCOPE.eq(escalation.seq()));
  }

  Clocks.Running running(ClockRecord row) {
    ClockKind kind = ClockKind.parse(row.getKind());
    // Clocks of a ticket are planned from what happened to it, never from their rows.
    ClockCalendar calendar =
        row.getCalendarId() == null || kind.isOfTicket()
            ? ClockCalendar.aroundTheClock()
            : calendars.computeIfAbsent(
                new ClockCalendar.Version(row.getCalendarId(), row.getCalendarVersion()),
                Calendars.in(tx)::version);
    Duration target = micros(row.getTargetUs());
    Instant from =
        Optional.ofNullable(row.getSince())
            .or(() -> Optional.ofNullable(row.getStoppedAt()))
            .orElse(Instant.EPOCH);
    return new Clocks.Running(
        row.getClockId(),
        new EscalationRef(row.getTicketKey(), row.getScope()),
        kind,
        new TimeGiven(from, target, calendar, before(row, kind)),
        now(row, target));
  }

  /**
   * What was worked by an earlier calendar. Only a clock that was given another one has any: what
   * stands in its row may also be what was worked at a mark.
   */
  private Duration before(ClockRecord row, ClockKind kind) {
    boolean perhaps =
        kind == ClockKind.FIRST_ACTION && row.getSince() != null && row.getWorkedUs() > 0;
    return perhaps
            && tx.dsl()
                .fetchExists(
                    CLOCK_EVENT,
                    CLOCK_EVENT.ORG_ID.eq(tx.orgId()),
                    CLOCK_EVENT.CLOCK_ID.eq(row.getClockId()),
                    CLOCK_EVENT.KIND.eq(ClockEvent.Kind.RECALENDAR.code()))
        ? micros(row.getWorkedUs())
        : Duration.ZERO;
  }

  private static ClockNow now(ClockRecord row, Duration target) {
    return new ClockNow(
        row.getGen(),
        target,
        micros(row.getWorkedUs()),
        Optional.ofNullable(row.getSince()),
        Optional.ofNullable(row.getDueAt()),
        mark(row.getNextMark(), row.getMarkAt()),
        Optional.ofNullable(row.getBreachedAt())
            .map(at -> new ClockNow.Breach(at, row.getFoundAt(), row.getBreachCause())),
        Optional.ofNullable(row.getStoppedAt())
            .map(at ->
                new ClockNow.End(
                    at, ClockNow.Outcome.valueOf(row.getOutcome().toUpperCase(Locale.ROOT)))));
  }

  static ClockRecord changed(ClockNow now) {
    ClockRecord row = new ClockRecord();
    row.setTargetUs(micros(now.target()));
    row.setWorkedUs(micros(now.worked()));
    row.setSince(now.since().orElse(null));
    row.setState(
        now.end()
            .map(end -> isVoid(end.outcome()) ? "void" : "stopped")
            .orElse(now.since().isPresent() ? "running" : "paused"));
    row.setDueAt(now.due().orElse(null));
    row.setNextMark(now.next().map(ClockEvent.Mark::percent).orElse(null));
    row.setMarkAt(now.next().map(ClockEvent.Mark::at).orElse(null));
    row.setGen(now.generation());
    row.setBreachedAt(now.breach().map(ClockNow.Breach::at).orElse(null));
    row.setFoundAt(now.breach().map(ClockNow.Breach::foundAt).orElse(null));
    row.setBreachCause(now.breach().map(ClockNow.Breach::cause).orElse(null));
    row.setStoppedAt(now.end().map(ClockNow.End::at).orElse(null));
    row.setOutcome(
        now.end().map(end -> end.outcome().name().toLowerCase(Locale.ROOT)).orElse(null));
    return row;
  }

  private static boolean isVoid(ClockNow.Outcome outcome) {
    return switch (outcome) {
      case VOID, EXEMPT, MERGED, NO_TARGET -> true;
      case MET, MISSED, CLOSED_UNANSWERED, OVERDUE_AT_IMPORT -> false;
    };
  }

  ClockEventRecord row(UUID clock, ClockEvent event) {
    ClockEventRecord row = new ClockEventRecord();
    row.setOrgId(tx.orgId());
    row.setClockId(clock);
    row.setNumber(event.number());
    row.setAt(event.at());
    row.setRecordedAt(event.recordedAt());
    row.setKind(event.kind().code());
    row.setCause(event.cause());
    row.setCausedBy(event.by());
    row.setWorkedUs(micros(event.worked()));
    row.setTargetUs(micros(event.target()));
    row.setDueAt(event.due().orElse(null));
    row.setMark(event.mark().orElse(null));
    row.setNextMark(event.next().map(ClockEvent.Mark::percent).orElse(null));
    row.setMarkAt(event.next().map(ClockEvent.Mark::at).orElse(null));
    return row;
  }

  static ClockEvent toEvent(ClockEventRecord row) {
    return new ClockEvent(
        row.getNumber(),
        row.getAt(),
        row.getRecordedAt(),
        ClockEvent.Kind.parse(row.getKind()),
        row.getCause(),
        row.getCausedBy(),
        micros(row.getWorkedUs()),
        micros(row.getTargetUs()),
        Optional.ofNullable(row.getDueAt()),
        Optional.ofNullable(row.getMark()),
        mark(row.getNextMark(), row.getMarkAt()));
  }

  private static Optional<ClockEvent.Mark> mark(@Nullable Integer percent, @Nullable Instant at) {
    return percent == null || at == null
        ? Optional.empty()
        : Optional.of(new ClockEvent.Mark(percent, at));
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  private static long micros(Duration duration) {
    return duration.dividedBy(Duration.of(1, ChronoUnit.MICROS));
  }
}
