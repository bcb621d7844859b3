package dev.baton.bot.notify;

import dev.baton.bot.mail.ResendOutcome;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what Resend made of a mail. */
final class EmailSettlement {
  private static final Logger LOG = LoggerFactory.getLogger(EmailSettlement.class);

  private final MediumTurn turn;

  EmailSettlement(BackOff backOff) {
    this.turn = new MediumTurn(Medium.EMAIL, backOff);
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
        yield turn.mended(tx, probing, now);
      }
      // Only an earlier attempt of this delivery can have used its key.
      case ResendOutcome.TakenBefore() -> {
        outcomes.sentUnnamed(delivery, address, now);
        yield turn.mended(tx, probing, now);
      }
      case ResendOutcome.Permanent(DeliveryError why) -> {
        outcomes.failed(delivery, why, now);
        yield turn.mended(tx, probing, now);
      }
      case ResendOutcome.RetryAfter(Duration delay, DeliveryError why) -> {
        outcomes.notDone(delivery, why, now, now.plus(delay));
        yield turn.again(tx, now.plus(delay), probing);
      }
      case ResendOutcome.Retry(DeliveryError why) -> again(tx, delivery, why, probing, now);
      case ResendOutcome.AccountRefused(DeliveryError why, boolean unclear, var reset) -> {
        LOG.warn("Resend takes no mail of {} ({}): it waits.", tx.orgId(), why);
        DeliveryHolds.in(tx).refused(delivery, why, unclear, probing, reset, now);
        yield MediumTurn.outOfTheQueue(tx, Medium.EMAIL, delivery.id());
      }
    };
  }

  private Outcome again(Tx tx, Delivery delivery, DeliveryError why, boolean probing, Instant now) {
    Optional<Instant> next = turn.next(tx, delivery, probing, now);
    if (next.isEmpty()) {
      DeliveryOutcomes.in(tx).failed(delivery, why, now);
      return new Outcome.Done();
    }
    DeliveryOutcomes.in(tx).postponed(delivery, why, false, now, next.get());
    return turn.again(tx, next.get(), probing);
  }
}
