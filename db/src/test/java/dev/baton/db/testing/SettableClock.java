package dev.baton.db.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands at 2026-03-02T09:00:00Z, a Monday, until a test moves it or lets it run like
 * a clock on the wall.
 */
public final class SettableClock implements InstantSource {
  /** Where every clock begins. */
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private volatile Reading reading = new Reading(START, Duration.ZERO, false);

  /**
   * @param at what it shows while it stands
   * @param ahead of the system's clock while it runs
   */
  private record Reading(Instant at, Duration ahead, boolean runs) {
    Instant now() {
      return runs ? Instant.now().plus(ahead) : at;
    }

    Reading at(Instant instant) {
      return new Reading(instant, Duration.between(Instant.now(), instant), runs);
    }
  }

  @Override
  public Instant instant() {
    return reading.now();
  }

  /** Jumps to that instant, forward or back. */
  public synchronized void set(Instant instant) {
    reading = reading.at(instant);
  }

  /** Jumps by that much. */
  public synchronized void advance(Duration by) {
    set(instant().plus(by));
  }

  /** Jumps to that instant, unless it has passed already. */
  public synchronized void reach(Instant instant) {
    if (instant().isBefore(instant)) {
      set(instant);
    }
  }

  /** Runs from now on, or stands. */
  public synchronized void runs(boolean runs) {
    reading = new Reading(instant(), Duration.ZERO, runs).at(instant());
  }
}
