package dev.baton.bot.install;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An opened token.
 *
 * @param expiresAt empty for one that does not rotate
 */
record HeldToken(Secret token, Optional<Instant> expiresAt) {
  HeldToken {
    requireNonNull(token);
    requireNonNull(expiresAt);
  }

  boolean livesAt(Instant now, Duration left) {
    return expiresAt.map(end -> now.plus(left).isBefore(end)).orElse(true);
  }
}
