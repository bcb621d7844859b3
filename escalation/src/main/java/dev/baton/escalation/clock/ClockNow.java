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
 * @param worked of the target at {@code since}; while it is paused and once it ended, in all
 * @param since from when on it runs; empty while it is paused and once it ended
 * @param due when its target is worked, which is past once it is overdue; empty as {@code since}
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

  /** Why a clock stopped that nobody stopped by an answer. */
  public static final String UNANSWERED = "closed_unanswered";

  /**
   * That the target was used up.
   *
   * @param cause a code: {@code time} when it passed, else what changed; {@link #IMPORT} when it
   *     had passed before Baton knew of the ticket
   */
  public record Breach(Instant at, Instant foundAt, String cause) {
    /** Found in a file of what was: on record, told to nobody, and in no figure. */
    public static final String IMPORT = "import";

    public Breach {
      requireNonNull(at);
      requireNonNull(foundAt);
      requireNonNull(cause);
    }
  }

  /** How a clock ended. */
  public enum Outcome {
    MET,
    MISSED,
    VOID,
    /** The ticket was over before an answer was late. */
    CLOSED_UNANSWERED,
    EXEMPT,
    MERGED,
    NO_TARGET,
    /** It was overdue before Baton knew of the ticket. */
    OVERDUE_AT_IMPORT;

    /** The outcome of that code; {@link #VOID} for every other one. */
    static Outcome of(String code) {
      return switch (code) {
        case "exempt" -> EXEMPT;
        case "merged" -> MERGED;
        case "no_target" -> NO_TARGET;
        default -> VOID;
      };
    }
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
      case BREACH ->
          marked(event, Optional.of(new Breach(event.at(), event.recordedAt(), event.cause())));
      case ANNUL -> marked(event, Optional.empty());
      case STOP -> ended(event, stopped(event));
      case VOID -> ended(event, Outcome.of(event.cause()));
      case PAUSE -> counting(event, Optional.empty());
      case RESUME, RETARGET, RECALENDAR, REOPEN ->
          counting(event, event.due().map(_ -> event.at()));
    };
  }

  private Outcome stopped(ClockEvent event) {
    if (breach.isPresent()) {
      return breach.get().cause().equals(Breach.IMPORT)
          ? Outcome.OVERDUE_AT_IMPORT
          : Outcome.MISSED;
    }
    return event.cause().equals(UNANSWERED) ? Outcome.CLOSED_UNANSWERED : Outcome.MET;
  }

  private ClockNow counting(ClockEvent event, Optional<Instant> from) {
    return new ClockNow(
        event.number(),
        event.target(),
        event.worked(),
        from,
        event.due(),
        event.next(),
        breach,
        Optional.empty());
  }

  /** What was worked is kept as of {@link #since}. */
  private ClockNow marked(ClockEvent event, Optional<Breach> reached) {
    return new ClockNow(event.number(), target, worked, since, due, event.next(), reached, end);
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

  /** Whether it runs, or is paused. */
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
      mark = after(kind, given, due.percent());
      events.add(
          event(
              generation + events.size() + 1,
              due.at(),
              now,
              due.percent() == WHOLE ? ClockEvent.Kind.BREACH : ClockEvent.Kind.MARK,
              "time",
              BATON,
              kind.isOfTicket() ? part(due.percent()) : given.worked(due.at()),
              target,
              this.due,
              Optional.of(due.percent()),
              mark));
    }
    return events;
  }

  /** A clock of a ticket may have been paused, so what comes next is read off its own deadline. */
  private Optional<ClockEvent.Mark> after(ClockKind kind, TimeGiven given, int percent) {
    return kind.isOfTicket()
        ? due.filter(_ -> percent < WHOLE).map(at -> new ClockEvent.Mark(WHOLE, at))
        : nextOf(kind, given, percent);
  }

  private Duration part(int percent) {
    return Duration.of(
        target.dividedBy(ChronoUnit.MICROS.getDuration()) * percent / WHOLE, ChronoUnit.MICROS);
  }

  /**
   * That it counts by another calendar from then on.
   *
   * @param given by the other calendar, with what was worked before
   */
  public ClockEvent countedBy(TimeGiven given, Instant now) {
    return event(
        generation + 1,
        given.from(),
        now,
        ClockEvent.Kind.RECALENDAR,
        "calendar",
        BATON,
        given.before(),
        target,
        Optional.of(given.deadline()),
        Optional.empty(),
        next.flatMap(mark ->
            given.reached(mark.percent()).map(at -> new ClockEvent.Mark(mark.percent(), at))));
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
