package dev.baton.bot.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs like a clock on the wall, and jumps when a test says so. Starts on Monday 2026-03-02. */
public final class TickingClock implements InstantSource {
  private volatile Duration ahead =
      Duration.between(Instant.now(), Instant.parse("2026-03-02T09:00:00Z"));

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /** Jumps to that instant, unless it has passed already. */
  public synchronized void reach(Instant instant) {
    Duration missing = Duration.between(instant(), instant);
    if (missing.isPositive()) {
      advance(missing);
    }
  }

  /** Jumps by that much. */
  public synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Jumps to that instant, forward or back. */
  public synchronized void set(Instant instant) {
    ahead = Duration.between(Instant.now(), instant);
  }
}
