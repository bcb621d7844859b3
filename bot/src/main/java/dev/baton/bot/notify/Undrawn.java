package dev.baton.bot.notify;

import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message or a mail could not be drawn from what holds in the database now, or not be put into a
 * request.
 */
final class Undrawn extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Undrawn.class);

  Undrawn(RuntimeException cause) {
    super(cause.toString(), cause);
  }

  /**
   * Notes it of that delivery.
   *
   * @return to try again, or done where it was tried often enough
   */
  Outcome noted(Tenants tenants, Work work, InstantSource clock) {
    LOG.error("Delivery {} of {} could not be drawn", work.id(), work.orgId(), this);
    UUID id = UUID.fromString(work.id());
    Instant now = clock.instant();
    DeliveryError why = DeliveryError.of(DeliveryReason.DRAWING_FAILED);
    return tenants
        .inBackground(work.orgId(), tx -> DeliveryOutcomes.in(tx).undrawn(id, why, now))
        .<Outcome>map(Outcome.Again::new)
        .orElseGet(Outcome.Done::new);
  }

  /**
   * What is drawn.
   *
   * @throws Undrawn when that throws
   */
  static <T> T or(Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (RuntimeException failure) {
      throw new Undrawn(failure);
    }
  }
}
