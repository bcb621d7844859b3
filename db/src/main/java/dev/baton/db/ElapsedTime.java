package dev.baton.db;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How much time has passed on a clock, for limits a second and for what is remembered for a while.
 * A clock that is set back loses nothing of it: from there on time passes as before.
 */
public final class ElapsedTime implements TimeMeter, Ticker {
  private final InstantSource clock;
  private Instant seen;
  private long elapsed;

  /** Nothing has passed yet. */
  public ElapsedTime(InstantSource clock) {
    this.clock = clock;
    this.seen = clock.instant();
  }

  /** Nanoseconds since this was made; never less than before. */
  @Override
  public synchronized long read() {
    Instant now = clock.instant();
    elapsed += Math.max(0, Duration.between(seen, now).toNanos());
    seen = now;
    return elapsed;
  }

  @Override
  public long currentTimeNanos() {
    return read();
  }

  /** False: it begins at zero, whatever the clock says. */
  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
