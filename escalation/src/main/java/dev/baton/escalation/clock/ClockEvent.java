package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to a clock; a clock is what its events fold to.
 *
 * @param number 1, 2, 3… of its clock
 * @param at when it was so
 * @param recordedAt when Baton found it, which is later after an outage
 * @param cause a code, such as {@code filed} or {@code bounced}
 * @param by Slack id of who caused it, or {@code baton}
 * @param worked of the target until then, in working time
 * @param due when the target is worked; empty when it ended or is never due
 * @param mark per cent of the target that were reached; only with {@link Kind#MARK} and {@link
 *     Kind#BREACH}
 * @param next what comes next; empty when nothing does
 */
public record ClockEvent(
    int number,
    Instant at,
    Instant recordedAt,
    Kind kind,
    String cause,
    String by,
    Duration worked,
    Duration target,
    Optional<Instant> due,
    Optional<Integer> mark,
    Optional<Mark> next) {
  /** What kinds of thing happen to the clocks there are. */
  public enum Kind {
    START,
    MARK,
    BREACH,
    STOP,
    VOID,
    /** It does not count for a while. */
    PAUSE,
    RESUME,
    /** The time, or what is worked of it, is another now. */
    RETARGET,
    /** It counts by another calendar now. */
    RECALENDAR,
    /** What was noted as missed was not, as came to be known later. */
    ANNUL,
    /** It goes on after its end. */
    REOPEN;

    /** As stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when there is no such kind
     */
    public static Kind parse(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A moment at which something is to be done.
   *
   * @param percent of the target
   */
  public record Mark(int percent, Instant at) {
    public Mark {
      requireNonNull(at);
    }
  }

  /** The same, after which nothing is to be done any more. */
  public ClockEvent withNothingAfter() {
    return new ClockEvent(
        number, at, recordedAt, kind, cause, by, worked, target, due, mark, Optional.empty());
  }

  public ClockEvent {
    requireNonNull(at);
    requireNonNull(recordedAt);
    requireNonNull(kind);
    requireNonNull(cause);
    requireNonNull(by);
    requireNonNull(worked);
    requireNonNull(target);
    requireNonNull(due);
    requireNonNull(mark);
    requireNonNull(next);
  }
}
