package dev.baton.bot.notify;

import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.Medium;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an attempt means to all deliveries by its medium. One that is probing was made to see
 * whether the medium is mended, for all that wait.
 *
 * @param backOff says when to try again
 */
record MediumTurn(Medium medium, BackOff backOff) {
  /** Takes a delivery's own work out of the queue, for one that waits until it is mended. */
  static Outcome outOfTheQueue(Tx tx, Medium medium, UUID delivery) {
    return tx.forgetOnce(DeliveryQueue.job(medium), delivery.toString())
        ? new Outcome.Gone()
        : new Outcome.Done();
  }

  /** It answered for this delivery alone: what waits for the medium goes on. */
  Outcome mended(Tx tx, boolean probing, Instant now) {
    if (probing) {
      DeliveryHolds.in(tx).release(medium, now);
    }
    return new Outcome.Done();
  }

  /** When to try once more; empty when the delivery is too old for it. */
  Optional<Instant> next(Tx tx, Delivery delivery, boolean probing, Instant now) {
    return probing
        ? Optional.of(now.plus(DeliveryHold.pauseAfter(0)))
        : backOff.after(delivery, Deliveries.in(tx).owedSince(delivery), now);
  }

  /** To be tried again then. */
  Outcome again(Tx tx, Instant next, boolean probing) {
    if (probing) {
      DeliveryHolds.in(tx).probeAgain(medium, next);
    }
    return new Outcome.Again(next);
  }
}
