package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A medium of a workspace is refused as a whole: its deliveries wait, and one of them tries now and
 * then whether it is mended.
 *
 * @param reason what the last refusal was
 * @param since when the first was noted
 * @param probes how many tries there were since
 * @param nextAt when the next try is due
 */
public record DeliveryHold(
    Medium medium, DeliveryError reason, Instant since, int probes, Instant nextAt) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 5;

  public DeliveryHold {
    requireNonNull(medium);
    requireNonNull(reason);
    requireNonNull(since);
    requireNonNull(nextAt);
  }

  /**
   * How long to wait for the next try: 30 s at first, then twice as long each time up to 15
   * minutes.
   *
   * @param probes tries made so far
   */
  public static Duration pauseAfter(int probes) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(probes, DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
