package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.DRAFT;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.pending.Reassessment;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import java.time.Instant;

/** Queues again what went out of the queue while Baton was not installed and is still owed. */
final class Resumption {
  private final Tx tx;

  Resumption(Tx tx) {
    this.tx = tx;
  }

  void begin(Instant at) {
    DeliveryHolds.in(tx).release(Medium.SLACK, at);
    DeliveryQueue.in(tx).queueAgain(DeliveryReason.BATON_REMOVED, at);
    Reassessment.ofAll(tx, AskingCause.MEMBERSHIP, at);
    eraseDrafts();
  }

  private void eraseDrafts() {
    tx.dsl()
        .select(DRAFT.DRAFT_ID, DRAFT.CREATED_AT)
        .from(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()))
        .forEach(row ->
            tx.enqueueOnce(
                Drafts.ERASE, row.value1().toString(), row.value2().plus(Draft.KEPT_FOR)));
  }
}
