package dev.baton.bot.notify;

import dev.baton.bot.mail.ResendOutcome;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what Resend made of a mail. */
final class EmailSettlement {
  private static final Logger LOG = LoggerFactory.getLogger(EmailSettlement.class);

  private final BackOff backOff;

  EmailSettlement(BackOff backOff) {
    this.backOff = backOff;
  }

  /**
   * Notes it.
   *
   * @param probing whether it tried for all that wait because Resend refuses the account
   */
  Outcome note(
      Tx tx,
      Delivery delivery,
      String address,
      ResendOutcome outcome,
      boolean probing,
      Instant now) {
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    return switch (outcome) {
      case ResendOutcome.Accepted(String mail) -> {
        outcomes.sent(delivery, address, mail, now);
        yield mended(tx, probing, now);
      }
      // Only an earlier attempt of this delivery can have used its key.
      case ResendOutcome.TakenBefore() -> {
        outcomes.sentUnnamed(delivery, address, now);
        yield mended(tx, probing, now);
      }
      case ResendOutcome.Permanent(DeliveryError why) -> {
        outcomes.failed(delivery, why, now);
        yield mended(tx, probing, now);
      }
      case ResendOutcome.RetryAfter(Duration delay, DeliveryError why) -> {
        outcomes.notDone(delivery, why, now, now.plus(delay));
        yield next(tx, now.plus(delay), probing);
      }
      case ResendOutcome.Retry(DeliveryError why) -> again(tx, delivery, why, probing, now);
      case ResendOutcome.AccountRefused(DeliveryError why, boolean unclear, var reset) -> {
        LOG.warn("Resend takes no mail of {} ({}): it waits.", tx.orgId(), why);
        DeliveryHolds.in(tx).refused(delivery, why, unclear, probing, reset, now);
        yield outOfTheQueue(tx, delivery.id());
      }
    };
  }

  /** Takes a mail's own work out of the queue, for one that waits until the account is mended. */
  static Outcome outOfTheQueue(Tx tx, UUID delivery) {
    return tx.forgetOnce(DeliveryQueue.EMAIL, delivery.toString())
        ? new Outcome.Gone()
        : new Outcome.Done();
  }

  private static Outcome mended(Tx tx, boolean probing, Instant now) {
    if (probing) {
      DeliveryHolds.in(tx).release(Medium.EMAIL, now);
    }
    return new Outcome.Done();
  }

  private Outcome again(Tx tx, Delivery delivery, DeliveryError why, boolean probing, Instant now) {
    Optional<Instant> next =
        probing
            ? Optional.of(now.plus(DeliveryHold.pauseAfter(0)))
            : backOff.after(delivery, Deliveries.in(tx).owedSince(delivery), now);
    if (next.isEmpty()) {
      DeliveryOutcomes.in(tx).failed(delivery, why, now);
      return new Outcome.Done();
    }
    DeliveryOutcomes.in(tx).postponed(delivery, why, false, now, next.get());
    return next(tx, next.get(), probing);
  }

  private static Outcome next(Tx tx, Instant next, boolean probing) {
    if (probing) {
      DeliveryHolds.in(tx).probeAgain(Medium.EMAIL, next);
    }
    return new Outcome.Again(next);
  }
}
