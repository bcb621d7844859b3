package dev.baton.db.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How tests wait: for a condition, looked at often, and so long that only a product which is stuck
 * fails, never one on a slow machine.
 */
public final class Patience {
  /** Longer than anything takes on a busy machine. */
  public static final Duration LIMIT = Duration.ofMinutes(1);

  private static final Duration GLANCE = Duration.ofMillis(20);

  private Patience() {}

  /** Awaitility with that patience. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(GLANCE);
  }
}
