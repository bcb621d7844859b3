package dev.baton.sandbox.fault;

import java.time.Duration;

/**
 * What every request waits before it goes on, in real time: a network as slow as that.
 *
 * @param each of one request; zero for none
 */
public record Delay(Duration each) {
  private static final String SETTING = "baton.sandbox.delay";

  /** What the system property {@code baton.sandbox.delay} says in milliseconds, else none. */
  public static Delay asSet() {
    return new Delay(Duration.ofMillis(Long.getLong(SETTING, 0)));
  }

  /** Waits; when it is interrupted meanwhile it goes on at once. */
  public void pass() {
    if (each.isPositive()) {
      try {
        Thread.sleep(each);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
