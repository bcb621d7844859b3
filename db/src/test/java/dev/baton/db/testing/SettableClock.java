package dev.baton.db.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test says so. Starts at 2026-03-02T09:00:00Z, a Monday. */
public final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Jumps to that instant, forward or back. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** Moves by that much. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
