package dev.baton.escalation.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.ClockCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How the clock of a promise stands.
 *
 * @param cycle 1, and one more each time a ticket begins anew
 * @param target in working time; the last one where there is none any more
 * @param worked of it until the moment it was asked for, or until it ended
 * @param stretch since when it runs or is paused as it does, and what was worked then
 * @param due when the target is worked, which is past once it is overdue; only while it runs
 * @param warn when three quarters of it are worked; only while it runs and that is ahead
 * @param breach when the target was used up; empty when it was not
 * @param end empty while it runs or is paused
 */
public record SlaClock(
    SlaKind kind,
    int cycle,
    Instant from,
    State state,
    Duration target,
    Duration worked,
    Stretch stretch,
    Optional<Instant> due,
    Optional<Instant> warn,
    Optional<Breach> breach,
    Optional<End> end) {
  /** Whether it counts. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED,
    VOID;

    /** As written. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it has run, or been paused, since that moment: the same whenever it is asked for.
   *
   * @param worked of the target until then, or until it ended
   * @param threeQuarters when so much of the target is worked; only while it runs, and where it was
   *     not before
   * @param calendar by which it counts; empty without a target
   */
  public record Stretch(
      Instant since,
      Duration worked,
      Optional<Instant> threeQuarters,
      Optional<ClockCalendar> calendar) {
    public Stretch {
      requireNonNull(since);
      requireNonNull(worked);
      requireNonNull(threeQuarters);
      requireNonNull(calendar);
    }
  }

  /** Why a target was used up at that moment. */
  public enum Cause {
    TIME,
    PRIORITY,
    ACCOUNT,
    POLICY,
    CALENDAR;

    /** Whether it came from a change of what holds for many tickets, so that nobody is alarmed. */
    public boolean isHeld() {
      return this == ACCOUNT || this == POLICY || this == CALENDAR;
    }

    /** As written. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** That the target was used up. */
  public record Breach(Instant at, Cause cause) {
    public Breach {
      requireNonNull(at);
      requireNonNull(cause);
    }
  }

  /** How it ended. */
  public enum Outcome {
    MET,
    MISSED,
    /** Nobody answered, and the ticket was over before that was late. */
    CLOSED_UNANSWERED,
    EXEMPT,
    MERGED,
    NO_TARGET,
    /** Its calendar is hardly ever open. */
    NEVER_DUE;

    /** As written. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** That it ended. */
  public record End(Instant at, Outcome outcome) {
    public End {
      requireNonNull(at);
      requireNonNull(outcome);
    }
  }

  public SlaClock {
    requireNonNull(kind);
    requireNonNull(from);
    requireNonNull(state);
    requireNonNull(target);
    requireNonNull(worked);
    requireNonNull(stretch);
    requireNonNull(due);
    requireNonNull(warn);
    requireNonNull(breach);
    requireNonNull(end);
  }

  /** By how much working time the target is used up and more; zero when it is not. */
  public Duration overdueBy() {
    return breach.isEmpty() || worked.compareTo(target) < 0 ? Duration.ZERO : worked.minus(target);
  }
}
