package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;

import dev.baton.db.Tx;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;

/**
 * Deliveries of a workspace whose rows come from a backup. Whatever was not settled then may have
 * been sent since: messages are looked for before they are posted, mails carry their key. A mail
 * whose key the mail service may have forgotten waits for an admin's word.
 */
public final class RestoredDeliveries {
  /** Resend forgets a key after 24 hours. */
  private static final Duration KEY_REMEMBERED = Duration.ofHours(23);

  private final Tx tx;

  private RestoredDeliveries(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static RestoredDeliveries in(Tx tx) {
    return new RestoredDeliveries(tx);
  }

  /**
   * Puts everything unsettled in doubt since the backup, and lets mails wait that are in doubt for
   * too long.
   *
   * @param taken when the backup was made
   * @return how many mails wait
   */
  public int takeOver(Instant taken, Instant now) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.DOUBT_SINCE, taken)
        .where(isQueued(), DELIVERY.DOUBT_SINCE.isNull())
        .execute();
    List<UUID> old =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.HELD, true)
            .set(
                DELIVERY.ERROR,
                DeliveryErrorCode.json(DeliveryError.of(DeliveryReason.NO_CLEAR_ANSWER)))
            .setNull(DELIVERY.NEXT_AT)
            .where(
                isQueued(),
                DELIVERY.MEDIUM.eq(Medium.EMAIL.code()),
                DELIVERY.DOUBT_SINCE.le(now.minus(KEY_REMEMBERED)))
            .returning(DELIVERY.DELIVERY_ID)
            .fetch(DELIVERY.DELIVERY_ID);
    old.forEach(id -> tx.forgetOnce(DeliveryQueue.EMAIL, id.toString()));
    return old.size();
  }

  /**
   * An admin's word: what waits is sent, also what may have been sent before.
   *
   * @return how many there were
   */
  public int send(Instant now) {
    List<UUID> waiting = waiting();
    for (UUID id : waiting) {
      tx.dsl()
          .update(DELIVERY)
          .set(DELIVERY.HELD, false)
          .set(DELIVERY.OWED_SINCE, now)
          .setNull(DELIVERY.DOUBT_SINCE)
          .setNull(DELIVERY.UNDER_WAY_SINCE)
          .setNull(DELIVERY.ERROR)
          .where(Deliveries.is(tx, id))
          .execute();
      tx.bringForward(DeliveryQueue.EMAIL, id.toString(), now);
    }
    return waiting.size();
  }

  /**
   * An admin's other word: what waits is not sent, and managers are told of each.
   *
   * @return how many there were
   */
  public int drop(Instant now) {
    List<UUID> waiting = waiting();
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    for (UUID id : waiting) {
      outcomes
          .begin(id, now)
          .ifPresent(
              mail -> outcomes.failed(mail, DeliveryError.of(DeliveryReason.NO_CLEAR_ANSWER), now));
    }
    return waiting.size();
  }

  /** Where Resend refuses the account, what waits for that is not meant. */
  private List<UUID> waiting() {
    return tx.dsl()
        .select(DELIVERY.DELIVERY_ID)
        .from(DELIVERY)
        .where(
            isQueued(),
            DELIVERY.MEDIUM.eq(Medium.EMAIL.code()),
            DELIVERY.HELD.isTrue(),
            DELIVERY.ERROR.eq(
                DeliveryErrorCode.json(DeliveryError.of(DeliveryReason.NO_CLEAR_ANSWER))))
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.NUMBER, DELIVERY.DELIVERY_ID)
        .fetch(DELIVERY.DELIVERY_ID);
  }

  private Condition isQueued() {
    return DELIVERY.ORG_ID.eq(tx.orgId()).and(DELIVERY.STATE.eq(DeliveryState.QUEUED.code()));
  }
}
