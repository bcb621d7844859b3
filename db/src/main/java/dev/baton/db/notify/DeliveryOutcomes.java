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
import dev.baton.escalation.notify.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Notes what became of each attempt at a delivery, and of the delivery with it. */
public final class DeliveryOutcomes {
  private static final Duration MANAGERS_TOLD_AFTER = Duration.ofHours(1);
  private static final int DRAWN_AT_MOST = 3;
  private static final Duration DRAWN_AGAIN_AFTER = Duration.ofSeconds(10);

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
   * @return it as it is from now on, but in doubt by its earlier attempts alone; empty when it is
   *     settled already and nothing may be sent
   */
  public Optional<Delivery> begin(UUID id, Instant at) {
    Optional<DeliveryRecord> found =
        tx.dsl()
            .selectFrom(DELIVERY)
            .where(Deliveries.is(tx, id), DELIVERY.STATE.eq("queued"))
            .forNoKeyUpdate()
            .fetchOptional();
    found.ifPresent(row -> begin(row, at));
    return found.map(Deliveries::toDelivery);
  }

  /** In doubt from now on: should the process die, nobody knows what this attempt did. */
  private void begin(DeliveryRecord row, Instant at) {
    row.setAttempts(row.getAttempts() + 1);
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.ATTEMPTS, row.getAttempts())
        .set(DELIVERY.DOUBT_SINCE, row.getDoubtSince() == null ? at : row.getDoubtSince())
        .set(DELIVERY.UNDER_WAY_SINCE, at)
        .where(Deliveries.is(tx, row.getDeliveryId()))
        .execute();
    noteAttempt(row.getDeliveryId(), row.getAttempts(), at, AttemptOutcome.BEGUN, Optional.empty());
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
   * Nobody knows whether it worked this time, and it is to be tried again then. Managers are told
   * once when that goes on for an hour.
   *
   * @param underWay whether nobody waited for the end, so that it may still happen
   */
  public void postponed(
      Delivery delivery, DeliveryError why, boolean underWay, Instant at, Instant next) {
    postponed(delivery, why, why, at, next);
    if (!underWay) {
      tx.dsl()
          .update(DELIVERY)
          .setNull(DELIVERY.UNDER_WAY_SINCE)
          .where(Deliveries.is(tx, delivery.id()), DELIVERY.STATE.eq("queued"))
          .execute();
    }
  }

  /**
   * The same, when nothing was done with it this time: it is in doubt by its earlier attempts
   * alone.
   */
  public void notDone(Delivery delivery, DeliveryError why, Instant at, Instant next) {
    DeliveryError shown = delivery.doubt().isPresent() ? delivery.error().orElse(why) : why;
    postponed(delivery, shown, why, at, next);
    doubtOnlyEarlier(delivery);
  }

  /**
   * Its medium is refused as a whole: it waits until that is mended.
   *
   * @param unclear whether this attempt may have been taken all the same
   */
  void held(Delivery delivery, DeliveryError why, boolean unclear, Instant at) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.ERROR, DeliveryErrorCode.json(why))
        .setNull(DELIVERY.NEXT_AT)
        .set(DELIVERY.HELD, true)
        .where(Deliveries.is(tx, delivery.id()), DELIVERY.STATE.eq("queued"))
        .execute();
    noteOutcome(delivery, AttemptOutcome.POSTPONED, Optional.of(why), at);
    if (!unclear) {
      doubtOnlyEarlier(delivery);
    }
  }

  private void doubtOnlyEarlier(Delivery delivery) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.DOUBT_SINCE, delivery.doubt().map(Doubt::since).orElse(null))
        .set(DELIVERY.UNDER_WAY_SINCE, delivery.doubt().flatMap(Doubt::underWay).orElse(null))
        .where(Deliveries.is(tx, delivery.id()), DELIVERY.STATE.eq("queued"))
        .execute();
  }

  /**
   * It could not be drawn: to be tried again then, and after a few tries never.
   *
   * @return when to try again; empty when it is settled
   */
  public Optional<Instant> undrawn(UUID id, DeliveryError why, Instant at) {
    Optional<Delivery> begun = begin(id, at);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Delivery delivery = begun.get();
    if (timesUndrawn(delivery) >= DRAWN_AT_MOST) {
      failed(delivery, why, at);
      return Optional.empty();
    }
    Instant next = at.plus(DRAWN_AGAIN_AFTER);
    notDone(delivery, why, at, next);
    return Optional.of(next);
  }

  private int timesUndrawn(Delivery delivery) {
    return 1
        + tx.dsl()
            .fetchCount(
                DELIVERY_ATTEMPT,
                DELIVERY_ATTEMPT.ORG_ID.eq(tx.orgId()),
                DELIVERY_ATTEMPT.DELIVERY_ID.eq(delivery.id()),
                DeliveryErrorCode.is(DELIVERY_ATTEMPT.REASON, DeliveryReason.DRAWING_FAILED));
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
            .set(DELIVERY.HELD, false)
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
