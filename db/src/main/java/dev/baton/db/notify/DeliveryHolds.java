package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.DELIVERY_HOLD;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.DeliveryHoldRecord;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/**
 * Media of a workspace that are refused as a whole, and the deliveries that wait until they are
 * mended. What waits has no work of its own in the queue; one job per medium tries for all.
 */
public final class DeliveryHolds {
  /** Tries whether a medium is mended; its id is the medium's code. */
  public static final Job PROBE = new Job("delivery-probe");

  /** So often the oldest tries before another does, in case it is the only one that is refused. */
  private static final int TRIES_OF_ONE = 4;

  private static final int LOOKED_THROUGH = 100;
  private static final int MICROSECOND = 1_000;

  private final Tx tx;

  private DeliveryHolds(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static DeliveryHolds in(Tx tx) {
    return new DeliveryHolds(tx);
  }

  public Optional<DeliveryHold> of(Medium medium) {
    return tx.dsl()
        .selectFrom(DELIVERY_HOLD)
        .where(is(medium))
        .fetchOptional(DeliveryHolds::toHold);
  }

  /** Every medium that is refused now. */
  public List<DeliveryHold> all() {
    return tx.dsl()
        .selectFrom(DELIVERY_HOLD)
        .where(DELIVERY_HOLD.ORG_ID.eq(tx.orgId()))
        .orderBy(DELIVERY_HOLD.MEDIUM)
        .fetch(DeliveryHolds::toHold);
  }

  /**
   * Lets a delivery wait that was not begun, if its medium is refused.
   *
   * @return false when it is not; then nothing was changed
   */
  public boolean keep(UUID delivery, Medium medium) {
    if (of(medium).isEmpty() || lock(medium).isEmpty()) {
      return false;
    }
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.HELD, true)
        .setNull(DELIVERY.NEXT_AT)
        .where(Deliveries.is(tx, delivery), DELIVERY.STATE.eq(DeliveryState.QUEUED.code()))
        .execute();
    return true;
  }

  /** Whoever releases them waits for this transaction, and sees what it lets wait. */
  private Optional<DeliveryHold> lock(Medium medium) {
    return tx.dsl()
        .selectFrom(DELIVERY_HOLD)
        .where(is(medium))
        .forNoKeyUpdate()
        .fetchOptional(DeliveryHolds::toHold);
  }

  /**
   * The medium is refused, as this attempt found: the delivery waits with all others. The first to
   * find it tells who can mend it; while it was known before, the pause to the next try grows.
   *
   * @param unclear whether the attempt may have been taken all the same
   * @param reset when it ends by itself; empty when nobody knows
   */
  public void refused(
      Delivery delivery,
      DeliveryError why,
      boolean unclear,
      boolean probing,
      Optional<Instant> reset,
      Instant at) {
    Optional<DeliveryHold> known = lock(delivery.medium());
    // Another one may begin it, and a third release it, before this one can lock it.
    while (known.isEmpty() && !begun(delivery.medium(), why, reset, at)) {
      known = lock(delivery.medium());
    }
    DeliveryOutcomes.in(tx).held(delivery, why, unclear, at);
    if (probing) {
      known.ifPresent(hold -> probedInVain(hold, why, reset, at));
    }
  }

  private boolean begun(Medium medium, DeliveryError why, Optional<Instant> reset, Instant at) {
    Instant next = reset.orElse(at.plus(DeliveryHold.pauseAfter(0)));
    int begun =
        tx.dsl()
            .insertInto(DELIVERY_HOLD)
            .set(DELIVERY_HOLD.ORG_ID, tx.orgId())
            .set(DELIVERY_HOLD.MEDIUM, medium.code())
            .set(DELIVERY_HOLD.REASON, DeliveryErrorCode.json(why))
            .set(DELIVERY_HOLD.SINCE, at)
            .set(DELIVERY_HOLD.NEXT_AT, next)
            .onConflictDoNothing()
            .execute();
    if (begun == 0) {
      return false;
    }
    tx.bringForward(PROBE, medium.code(), next);
    if (!passesOften(why.reason())) {
      tell(medium, at);
    }
    return true;
  }

  /** What often mends itself within a minute is told when the third try found it too. */
  private static boolean passesOften(DeliveryReason why) {
    return why == DeliveryReason.TOKEN_UNAVAILABLE
        || why == DeliveryReason.SLACK_INTERCEPTED
        || why == DeliveryReason.SLACK_ANSWERED_HTTP
        || why == DeliveryReason.RESEND_INTERCEPTED;
  }

  private void tell(Medium medium, Instant at) {
    DeliveryHoldRecord row =
        tx.dsl()
            .update(DELIVERY_HOLD)
            .set(DELIVERY_HOLD.TOLD_AT, at)
            .where(is(medium), DELIVERY_HOLD.TOLD_AT.isNull())
            .returning()
            .fetchOne();
    if (row != null) {
      new ManagerAlert(tx).held(toHold(row), at);
    }
  }

  private void probedInVain(
      DeliveryHold hold, DeliveryError why, Optional<Instant> reset, Instant at) {
    int probes = hold.probes() + 1;
    tx.dsl()
        .update(DELIVERY_HOLD)
        .set(DELIVERY_HOLD.REASON, DeliveryErrorCode.json(why))
        .set(DELIVERY_HOLD.PROBES, probes)
        .set(DELIVERY_HOLD.NEXT_AT, reset.orElse(at.plus(DeliveryHold.pauseAfter(probes))))
        .where(is(hold.medium()))
        .execute();
    if (!passesOften(why.reason()) || probes >= 2) {
      tell(hold.medium(), at);
    }
  }

  /** Whoever tried got no answer to the question, and is to try again then. */
  public void probeAgain(Medium medium, Instant next) {
    tx.dsl().update(DELIVERY_HOLD).set(DELIVERY_HOLD.NEXT_AT, next).where(is(medium)).execute();
  }

  /** Tries at once, since something was changed that may have mended it. */
  public void probeNow(Instant at) {
    for (DeliveryHold hold : all()) {
      probeAgain(hold.medium(), at);
      tx.bringForward(PROBE, hold.medium().code(), at);
    }
  }

  /** The delivery that tries next for all that wait; empty when none can. */
  public Optional<UUID> next(Medium medium) {
    DeliveryQueue queue = DeliveryQueue.in(tx);
    return waiting(medium).stream().filter(id -> !queue.mustWait(id)).findFirst();
  }

  private List<UUID> waiting(Medium medium) {
    return tx.dsl()
        .select(DELIVERY.DELIVERY_ID)
        .from(DELIVERY)
        .where(isHeld(medium), DELIVERY.STATE.eq(DeliveryState.QUEUED.code()))
        .orderBy(
            DELIVERY.ATTEMPTS.div(TRIES_OF_ONE),
            DELIVERY.CREATED_AT,
            DELIVERY.NUMBER,
            DELIVERY.DELIVERY_ID)
        .limit(LOOKED_THROUGH)
        .fetch(DELIVERY.DELIVERY_ID);
  }

  /**
   * The medium works: everything that waited for it flows in the order it was queued.
   *
   * @return false when it was not refused
   */
  public boolean release(Medium medium, Instant at) {
    if (tx.dsl().deleteFrom(DELIVERY_HOLD).where(is(medium)).execute() == 0) {
      return false;
    }
    tx.forgetOnce(PROBE, medium.code());
    List<UUID> flowing =
        tx.dsl()
            .select(DELIVERY.DELIVERY_ID)
            .from(DELIVERY)
            .where(isHeld(medium), DELIVERY.STATE.eq(DeliveryState.QUEUED.code()))
            .orderBy(DELIVERY.CREATED_AT, DELIVERY.NUMBER, DELIVERY.DELIVERY_ID)
            .fetch(DELIVERY.DELIVERY_ID);
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.HELD, false)
        .set(DELIVERY.OWED_SINCE, at)
        .where(isHeld(medium))
        .execute();
    for (int i = 0; i < flowing.size(); i++) {
      Instant inOrder = at.plusNanos((long) i * MICROSECOND);
      tx.bringForward(DeliveryQueue.job(medium), flowing.get(i).toString(), inOrder);
    }
    return true;
  }

  private Condition is(Medium medium) {
    return DELIVERY_HOLD.ORG_ID.eq(tx.orgId()).and(DELIVERY_HOLD.MEDIUM.eq(medium.code()));
  }

  private Condition isHeld(Medium medium) {
    return DELIVERY
        .ORG_ID
        .eq(tx.orgId())
        .and(DELIVERY.MEDIUM.eq(medium.code()))
        .and(DELIVERY.HELD.isTrue());
  }

  private static DeliveryHold toHold(DeliveryHoldRecord row) {
    return new DeliveryHold(
        Medium.parse(row.getMedium()),
        DeliveryErrorCode.parse(row.getReason()).orElseThrow(),
        row.getSince(),
        row.getProbes(),
        row.getNextAt());
  }
}
