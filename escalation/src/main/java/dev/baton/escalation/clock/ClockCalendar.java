package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * By which a clock runs, for as long as it runs.
 *
 * @param version of the workspace's calendar; empty for around the clock
 */
public record ClockCalendar(Optional<Version> version, WorkingCalendar hours) {
  /** Which version of which calendar. */
  public record Version(String calendar, int number) {
    public Version {
      requireNonNull(calendar);
    }
  }

  public ClockCalendar {
    requireNonNull(version);
    requireNonNull(hours);
  }

  /** Every hour there is. */
  public static ClockCalendar aroundTheClock() {
    return new ClockCalendar(Optional.empty(), WorkingCalendar.always());
  }
}
