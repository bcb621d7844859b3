package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.DELIVERY_ATTEMPT;
import static org.jooq.impl.DSL.row;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.DeliveryRecord;
import dev.baton.escalation.notify.AttemptOutcome;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Notes what became of each attempt at a delivery, and of the delivery with it. */
public final class DeliveryOutcomes {
  private static final Duration MANAGERS_TOLD_AFTER = Duration.ofHours(1);

  private final Tx tx;

  private DeliveryOutcomes(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static DeliveryOutcomes in(Tx tx) {
    return new DeliveryOutcomes(tx);
  }

  /**
   * Notes that an attempt begins, before anything is sent.
   *
   * @return empty when it is settled already and nothing may be sent
   */
  public Optional<Delivery> begin(UUID id, Instant at) {
    Optional<DeliveryRecord> begun =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
            .where(Deliveries.is(tx, id), DELIVERY.STATE.eq("queued"))
            .returning()
            .fetchOptional();
    begun.ifPresent(
        row -> noteAttempt(id, row.getAttempts(), at, AttemptOutcome.BEGUN, Optional.empty()));
    return begun.map(Deliveries::toDelivery);
  }

  /** Slack or the mail service took it. */
  public void sent(Delivery delivery, String address, String externalId, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.of(externalId),
        Optional.empty(),
        at);
  }

  /** Slack took it, and may have taken it in an earlier attempt too; the row says so. */
  public void sentPerhapsTwice(Delivery delivery, String address, String externalId, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.of(externalId),
        Optional.of(DeliveryError.of(DeliveryReason.PERHAPS_TWICE)),
        at);
  }

  /** The mail service took it in an earlier attempt and does not say as what; the row says so. */
  public void sentUnnamed(Delivery delivery, String address, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.empty(),
        Optional.of(DeliveryError.of(DeliveryReason.RESEND_TOOK_EARLIER)),
        at);
  }

  /** Not sent on purpose, and why. */
  public void skipped(Delivery delivery, DeliveryError why, Instant at) {
    settle(
        delivery, DeliveryState.SKIPPED, Optional.empty(), Optional.empty(), Optional.of(why), at);
  }

  /** Refused for good; managers are told unless telling managers is what failed. */
  public void failed(Delivery delivery, DeliveryError why, Instant at) {
    boolean settled =
        settle(
            delivery,
            DeliveryState.FAILED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(why),
            at);
    if (settled) {
      new ManagerAlert(tx).lost(delivery, why, at);
    }
  }

  /** Taken earlier, and now reported as not arrived; false when that was known. */
  public boolean undeliverable(Delivery delivery, DeliveryError why, Instant at) {
    int changed =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.STATE, DeliveryState.UNDELIVERABLE.code())
            .set(DELIVERY.ERROR, DeliveryErrorCode.json(why))
            .where(
                Deliveries.is(tx, delivery.id()),
                DELIVERY.STATE.ne(DeliveryState.UNDELIVERABLE.code()))
            .execute();
    if (changed == 0) {
      return false;
    }
    noteAttempt(
        delivery.id(), delivery.attempts() + 1, at, AttemptOutcome.UNDELIVERABLE, Optional.of(why));
    new ManagerAlert(tx).lost(delivery, why, at);
    return true;
  }

  /**
   * It did not work this time and is to be tried again then. Managers are told once when that goes
   * on for an hour.
   */
  public void postponed(Delivery delivery, DeliveryError why, Instant at, Instant next) {
    postponed(delivery, why, why, at, next);
  }

  /**
   * The same, when nothing was done with it this time: what an earlier attempt left in doubt stays
   * on the row.
   */
  public void askedToWait(Delivery delivery, DeliveryError why, Instant at, Instant next) {
    postponed(delivery, delivery.error().orElse(why), why, at, next);
  }

  private void postponed(
      Delivery delivery, DeliveryError error, DeliveryError why, Instant at, Instant next) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.ERROR, DeliveryErrorCode.json(error))
        .set(DELIVERY.NEXT_AT, next)
        .where(Deliveries.is(tx, delivery.id()), DELIVERY.STATE.eq("queued"))
        .execute();
    noteOutcome(delivery, AttemptOutcome.POSTPONED, Optional.of(why), at);
    if (!at.isBefore(Deliveries.in(tx).owedSince(delivery).plus(MANAGERS_TOLD_AFTER))) {
      new ManagerAlert(tx).tell(delivery, at);
    }
  }

  /** False when it was settled before; then that stands and nothing is written. */
  private boolean settle(
      Delivery delivery,
      DeliveryState state,
      Optional<String> address,
      Optional<String> externalId,
      Optional<DeliveryError> error,
      Instant at) {
    int changed =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.STATE, state.code())
            .set(DELIVERY.ADDRESS, address.orElse(null))
            .set(DELIVERY.EXTERNAL_ID, externalId.orElse(null))
            .set(DELIVERY.ERROR, error.map(DeliveryErrorCode::json).orElse(null))
            .setNull(DELIVERY.NEXT_AT)
            .set(DELIVERY.SETTLED_AT, at)
            .where(Deliveries.is(tx, delivery.id()), DELIVERY.STATE.eq("queued"))
            .execute();
    if (changed == 0) {
      return false;
    }
    noteOutcome(delivery, AttemptOutcome.of(state), error, at);
    return true;
  }

  private void noteAttempt(
      UUID id, int attempt, Instant at, AttemptOutcome outcome, Optional<DeliveryError> reason) {
    tx.dsl()
        .insertInto(DELIVERY_ATTEMPT)
        .set(DELIVERY_ATTEMPT.ORG_ID, tx.orgId())
        .set(DELIVERY_ATTEMPT.DELIVERY_ID, id)
        .set(DELIVERY_ATTEMPT.ATTEMPT, attempt)
        .set(DELIVERY_ATTEMPT.AT, at)
        .set(DELIVERY_ATTEMPT.OUTCOME, outcome.code())
        .set(DELIVERY_ATTEMPT.REASON, reason.map(DeliveryErrorCode::json).orElse(null))
        .execute();
  }

  private void noteOutcome(
      Delivery delivery, AttemptOutcome outcome, Optional<DeliveryError> reason, Instant at) {
    tx.dsl()
        .update(DELIVERY_ATTEMPT)
        .set(DELIVERY_ATTEMPT.OUTCOME, outcome.code())
        .set(DELIVERY_ATTEMPT.REASON, reason.map(DeliveryErrorCode::json).orElse(null))
        .set(DELIVERY_ATTEMPT.AT, at)
        .where(
            DELIVERY_ATTEMPT.ORG_ID.eq(tx.orgId()),
            DELIVERY_ATTEMPT.DELIVERY_ID.eq(delivery.id()),
            DELIVERY_ATTEMPT.ATTEMPT.eq(delivery.attempts()))
        .execute();
  }
}
