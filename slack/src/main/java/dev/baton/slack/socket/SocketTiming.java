package dev.baton.slack.socket;

import java.time.Duration;

/**
 * How patient connections are, in real time.
 *
 * @param firstRetry before the second attempt; doubled each time
 * @param longestRetry between two attempts
 * @param patience until a new connection must have been greeted
 * @param ping between two looks whether the other side lives; one without an answer by the next
 *     ends it
 * @param linger how long a replaced connection stays open for what Slack still sends through it
 */
public record SocketTiming(
    Duration firstRetry, Duration longestRetry, Duration patience, Duration ping, Duration linger) {

  /** As {@code serve} has them. Slack closes a connection ten seconds after its warning. */
  public static final SocketTiming USUAL =
      new SocketTiming(
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5));

  /**
   * The wait after so many failures in a row, from 0; up to a fifth longer than its neighbour's.
   */
  Duration retry(int failures, double drawn) {
    long doubled = firstRetry.toMillis() << Math.min(failures, 16);
    long millis = Math.min(doubled, longestRetry.toMillis());
    return Duration.ofMillis(millis + (long) (millis * drawn / 5));
  }
}
