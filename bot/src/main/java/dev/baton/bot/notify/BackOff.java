package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: 5 s after the first attempt, then twice as long each time up to 15 minutes,
 * each a random part shorter so that what failed together does not come back together.
 *
 * @param random spreads the attempts
 */
record BackOff(RandomGenerator random) {
  /** Reached after a little over an hour. */
  static final int MOST_ATTEMPTS = 12;

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 10;

  BackOff {
    requireNonNull(random);
  }

  /**
   * The next attempt.
   *
   * @param attempts made so far, at least one
   * @return empty when there were enough
   */
  Optional<Instant> after(int attempts, Instant now) {
    if (attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    long doubled = FIRST.toMillis() << Math.min(attempts - 1, DOUBLINGS);
    long most = Math.min(doubled, LONGEST.toMillis());
    return Optional.of(now.plusMillis(random.nextLong(most / 2, most + 1)));
  }
}
