package dev.baton.bot.mail;

import dev.baton.escalation.notify.DeliveryError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of one attempt to send an email. No text of it holds the key. */
public sealed interface ResendOutcome {
  /** Resend took it; {@code id} is Resend's own and comes back in its webhooks. */
  record Accepted(String id) implements ResendOutcome {}

  /** Not now, and nothing was done: send the same again, with the same key, after {@code delay}. */
  record RetryAfter(Duration delay, DeliveryError why) implements ResendOutcome {}

  /** Unknown or broken on the way: send the same again, with the same key, after a back-off. */
  record Retry(DeliveryError why) implements ResendOutcome {}

  /**
   * Resend takes no mail of this account now, whatever it says.
   *
   * @param unclear whether this one may have been taken all the same
   * @param reset when that ends by itself; empty when nobody knows
   */
  record AccountRefused(DeliveryError why, boolean unclear, Optional<Instant> reset)
      implements ResendOutcome {}

  /**
   * An earlier attempt with this key was taken, with other words: what the mail shows was drawn
   * anew in between.
   */
  record TakenBefore() implements ResendOutcome {}

  /** Never as it is. */
  record Permanent(DeliveryError why) implements ResendOutcome {}
}
