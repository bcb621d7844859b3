package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a clock stands: the fold of its events.
 *
 * @param generation the number of its last event; a task of an earlier one does nothing
 * @param since from when on it runs; empty once it ended
 * @param due when its target is worked; empty once it ended
 * @param next what comes next; empty when nothing does
 * @param breach when the target was used up, and when that was found; empty when it was not
 * @param end empty while it runs
 */
public record ClockNow(
    int generation,
    Duration target,
    Duration worked,
    Optional<Instant> since,
    Optional<Instant> due,
    Optional<ClockEvent.Mark> next,
    Optional<Breach> breach,
    Optional<End> end) {
  private static final int WHOLE = 100;
  private static final String BATON = "baton";

  /** That the target was used up. */
  public record Breach(Instant at, Instant foundAt) {
    public Breach {
      requireNonNull(at);
      requireNonNull(foundAt);
    }
  }

  /** How a clock ended. */
  public enum Outcome {
    MET,
    MISSED,
    VOID
  }

  /** That it ended. */
  public record End(Instant at, Outcome outcome) {
    public End {
      requireNonNull(at);
      requireNonNull(outcome);
    }
  }

  public ClockNow {
    requireNonNull(target);
    requireNonNull(worked);
    requireNonNull(since);
    requireNonNull(due);
    requireNonNull(next);
    requireNonNull(breach);
    requireNonNull(end);
  }

  /**
   * What the events say, in their order.
   *
   * @throws IllegalArgumentException when they do not begin with a start, or are not numbered
   *     without a gap
   */
  public static ClockNow of(List<ClockEvent> events) {
    if (events.isEmpty() || events.getFirst().kind() != ClockEvent.Kind.START) {
      throw new IllegalArgumentException("A clock begins with its start");
    }
    ClockNow now = started(events.getFirst());
    for (ClockEvent event : events.subList(1, events.size())) {
      now = now.then(event);
    }
    return now;
  }

  private static ClockNow started(ClockEvent start) {
    return new ClockNow(
        start.number(),
        start.target(),
        start.worked(),
        Optional.of(start.at()),
        start.due(),
        start.next(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same after this happened. */
  public ClockNow then(ClockEvent event) {
    if (event.number() != generation + 1) {
      throw new IllegalArgumentException("Event " + event.number() + " after " + generation);
    }
    return switch (event.kind()) {
      case START -> throw new IllegalArgumentException("A clock starts once");
      case MARK -> marked(event, breach);
      case BREACH -> marked(event, Optional.of(new Breach(event.at(), event.recordedAt())));
      case STOP -> ended(event, breach.isEmpty() ? Outcome.MET : Outcome.MISSED);
      case VOID -> ended(event, Outcome.VOID);
    };
  }

  private ClockNow marked(ClockEvent event, Optional<Breach> reached) {
    return new ClockNow(
        event.number(), target, event.worked(), since, due, event.next(), reached, end);
  }

  private ClockNow ended(ClockEvent event, Outcome outcome) {
    return new ClockNow(
        event.number(),
        target,
        event.worked(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        breach,
        Optional.of(new End(event.at(), outcome)));
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return end.isEmpty();
  }

  /** The first event of a clock that begins; one that is never due ends with the second. */
  public static List<ClockEvent> start(
      ClockKind kind, TimeGiven given, String cause, String by, Instant now) {
    Optional<Instant> due = given.due();
    ClockEvent start =
        event(
            1,
            given.from(),
            now,
            ClockEvent.Kind.START,
            cause,
            by,
            Duration.ZERO,
            given.target(),
            due.or(() -> Optional.of(given.from().plus(TimeGiven.HORIZON))),
            Optional.empty(),
            due.flatMap(_ -> nextOf(kind, given, 0)));
    return due.isPresent()
        ? List.of(start)
        : List.of(start, started(start).voided("never_due", BATON, given.from(), now));
  }

  /** What is due by then and not yet noted, with what comes after it; empty when nothing is. */
  public List<ClockEvent> passed(ClockKind kind, TimeGiven given, Instant now) {
    List<ClockEvent> events = new ArrayList<>();
    Optional<ClockEvent.Mark> mark = next;
    while (mark.filter(due -> !due.at().isAfter(now)).isPresent()) {
      ClockEvent.Mark due = mark.get();
      mark = nextOf(kind, given, due.percent());
      events.add(
          event(
              generation + events.size() + 1,
              due.at(),
              now,
              due.percent() == WHOLE ? ClockEvent.Kind.BREACH : ClockEvent.Kind.MARK,
              "time",
              BATON,
              given.worked(due.at()),
              target,
              this.due,
              Optional.of(due.percent()),
              mark));
    }
    return events;
  }

  /** Its end at that instant; what was due by then is noted before it. */
  public List<ClockEvent> stop(
      ClockKind kind, TimeGiven given, String cause, String by, Instant at) {
    List<ClockEvent> events =
        new ArrayList<>(passed(kind, given, at.truncatedTo(ChronoUnit.MICROS).minusNanos(1)));
    events.add(
        event(
            generation + events.size() + 1,
            at,
            at,
            ClockEvent.Kind.STOP,
            cause,
            by,
            given.worked(at.truncatedTo(ChronoUnit.MICROS)),
            target,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return events;
  }

  private ClockEvent voided(String cause, String by, Instant at, Instant now) {
    return event(
        generation + 1,
        at,
        now,
        ClockEvent.Kind.VOID,
        cause,
        by,
        worked,
        target,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<ClockEvent.Mark> nextOf(ClockKind kind, TimeGiven given, int percent) {
    return kind.markAfter(percent)
        .flatMap(mark -> given.reached(mark).map(at -> new ClockEvent.Mark(mark, at)));
  }

  private static ClockEvent event(
      int number,
      Instant at,
      Instant recordedAt,
      ClockEvent.Kind kind,
      String cause,
      String by,
      Duration worked,
      Duration target,
      Optional<Instant> due,
      Optional<Integer> mark,
      Optional<ClockEvent.Mark> next) {
    return new ClockEvent(
        number,
        at.truncatedTo(ChronoUnit.MICROS),
        recordedAt.truncatedTo(ChronoUnit.MICROS),
        kind,
        cause,
        by,
        worked,
        target,
        due,
        mark,
        next);
  }
}
