package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.notify.Delivery;
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
  /** Longer than any outage in which a message would still be of use. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 10;

  BackOff {
    requireNonNull(random);
  }

  /**
   * The next attempt at a delivery, of which at least one was made.
   *
   * @param since when it could have been sent first
   * @return empty when it is too old to be tried again
   */
  Optional<Instant> after(Delivery delivery, Instant since, Instant now) {
    if (now.isAfter(since.plus(GIVEN_UP_AFTER))) {
      return Optional.empty();
    }
    long doubled = FIRST.toMillis() << Math.min(delivery.attempts() - 1, DOUBLINGS);
    long most = Math.min(doubled, LONGEST.toMillis());
    return Optional.of(now.plusMillis(random.nextLong(most / 2, most + 1)));
  }
}
