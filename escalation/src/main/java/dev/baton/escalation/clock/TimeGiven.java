package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long somebody has, from when on, by which calendar: everything a clock's marks follow from.
 * Instants are whole microseconds, which is what the database keeps.
 *
 * @param from when the time begins to run
 * @param target in working time; positive
 * @param before how much of it was worked until {@code from}, by another calendar; mostly nothing
 */
public record TimeGiven(Instant from, Duration target, ClockCalendar calendar, Duration before) {
  /** What is due later than that much elapsed time is never due: its calendar is hardly open. */
  public static final Duration HORIZON = Duration.ofDays(400);

  private static final int WHOLE = 100;
  private static final long MICROS = 1_000;

  public TimeGiven {
    requireNonNull(calendar);
    from = from.truncatedTo(ChronoUnit.MICROS);
    if (target.compareTo(Duration.ofNanos(MICROS)) < 0) {
      throw new IllegalArgumentException("A clock needs a microsecond at least");
    }
    if (before.isNegative()) {
      throw new IllegalArgumentException("Work is not negative: " + before);
    }
  }

  /** All of it from then on. */
  public TimeGiven(Instant from, Duration target, ClockCalendar calendar) {
    this(from, target, calendar, Duration.ZERO);
  }

  /**
   * The same by another calendar from that instant on: what was worked by then stays worked.
   *
   * @param at not before {@link #from}
   */
  public TimeGiven by(ClockCalendar other, Instant at) {
    Instant since = at.truncatedTo(ChronoUnit.MICROS);
    return new TimeGiven(since, target, other, worked(since));
  }

  /**
   * What is written as a time to decide: so many hours and minutes of work, and whole days as
   * working days, up to the same time of day.
   */
  public static TimeGiven within(Duration written, Instant from, ClockCalendar calendar) {
    boolean days = written.toHours() > 0 && written.equals(Duration.ofDays(written.toDays()));
    Duration target =
        days
            ? calendar
                .hours()
                .workingDays(from.truncatedTo(ChronoUnit.MICROS), (int) written.toDays())
                .orElse(written)
            : written;
    return new TimeGiven(from, target.isPositive() ? target : written, calendar);
  }

  /** When so many per cent of it are worked; empty when that is beyond {@link #HORIZON}. */
  public Optional<Instant> reached(int percent) {
    return calendar
        .hours()
        .due(from, part(percent).minus(before))
        .filter(due -> !due.isAfter(from.plus(HORIZON)));
  }

  /** When all of it is worked; empty when that is beyond {@link #HORIZON}. */
  public Optional<Instant> due() {
    return reached(WHOLE);
  }

  /** The same, or the horizon where it is never due. */
  public Instant deadline() {
    return due().orElse(from.plus(HORIZON));
  }

  /** How much of it was worked until then. */
  public Duration worked(Instant until) {
    return before.plus(calendar.hours().worked(from, until));
  }

  /** Half of an odd microsecond is cut off. */
  private Duration part(int percent) {
    long micros = target.toNanos() / MICROS;
    return Duration.ofNanos(Math.multiplyExact(micros, percent) / WHOLE * MICROS);
  }
}
