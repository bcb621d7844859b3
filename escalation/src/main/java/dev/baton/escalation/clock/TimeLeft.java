package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How long until something is due, or by how much it is overdue, at the moment it was counted.
 *
 * @param time not negative
 * @param overdue whether it is the time since
 * @param working whether only hours count in which people work
 */
public record TimeLeft(Duration time, boolean overdue, boolean working) {
  public TimeLeft {
    requireNonNull(time);
    if (time.isNegative()) {
      throw new IllegalArgumentException("A time is not negative: " + time);
    }
  }

  /** By this calendar. */
  public static TimeLeft until(Instant due, ClockCalendar calendar, Instant now) {
    boolean overdue = !due.isAfter(now);
    return new TimeLeft(
        overdue ? calendar.hours().worked(due, now) : calendar.hours().worked(now, due),
        overdue,
        calendar.version().isPresent());
  }
}
