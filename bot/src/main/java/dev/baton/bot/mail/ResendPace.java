package dev.baton.bot.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.db.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The pace at which this process sends to Resend, whose limit is one for the whole account: each
 * mail has a turn of its own, and after a "too many" all wait. Turns are a little apart from where
 * they would be, so that processes beside each other do not meet.
 */
final class ResendPace {
  /** Resend's lowest limit is two a second. */
  private static final Duration APART = Duration.ofMillis(500);

  private static final int JITTER_MILLIS = 100;

  /** Of a mail that never came for its turn. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Cache<UUID, Instant> turns;
  private Instant next = Instant.MIN;
  private Instant pausedUntil = Instant.MIN;

  /**
   * @param random spreads the turns
   */
  ResendPace(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.turns =
        Caffeine.newBuilder().ticker(new ElapsedTime(clock)).expireAfterWrite(REMEMBERED).build();
  }

  /**
   * When this mail may be sent; not after now when it may be sent now, and then the turn is used.
   */
  synchronized Instant turn(UUID mail) {
    Instant now = clock.instant();
    Instant turn = turns.getIfPresent(mail);
    if (turn == null || turn.isBefore(pausedUntil)) {
      turn = booked(now);
    }
    if (turn.isAfter(now)) {
      turns.put(mail, turn);
    } else {
      turns.invalidate(mail);
    }
    return turn;
  }

  private Instant booked(Instant now) {
    Instant turn = later(later(now, next), pausedUntil);
    next = turn.plus(APART).plusMillis(random.nextInt(JITTER_MILLIS));
    return turn;
  }

  /** Resend had too many of this account: nobody asks before that time has passed. */
  synchronized void pause(Duration asked) {
    Instant until = clock.instant().plus(asked).plusMillis(random.nextInt(JITTER_MILLIS));
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
      next = Instant.MIN;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
