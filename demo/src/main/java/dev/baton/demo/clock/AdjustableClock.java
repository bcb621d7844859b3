package dev.baton.demo.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs beside another and can be put forward, for the bot and the sandbox to share.
 */
public final class AdjustableClock implements InstantSource {
  private final InstantSource base;
  private volatile Duration ahead = Duration.ZERO;

  /**
   * @param base what it runs beside, usually the system's clock
   */
  public AdjustableClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead);
  }

  /** Puts it forward; back where it is negative, which only a start does, before anything ran. */
  public synchronized void jump(Duration by) {
    ahead = ahead.plus(by);
  }

  /** How far it is ahead of the other clock. */
  public Duration ahead() {
    return ahead;
  }
}
