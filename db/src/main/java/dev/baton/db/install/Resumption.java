package dev.baton.db.install;

import static dev.baton.db.tables.baton.Tables.DRAFT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;

import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.EscalationState;
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
    replaceLeavers(at);
    eraseDrafts();
  }

  private void replaceLeavers(Instant at) {
    tx.dsl()
        .selectDistinct(RECIPIENT.MEMBER_ID)
        .from(RECIPIENT)
        .join(ESCALATION)
        .on(
            ESCALATION.ORG_ID.eq(RECIPIENT.ORG_ID),
            ESCALATION.TICKET_KEY.eq(RECIPIENT.TICKET_KEY),
            ESCALATION.SEQ.eq(RECIPIENT.SEQ))
        .join(MEMBER)
        .on(MEMBER.ORG_ID.eq(RECIPIENT.ORG_ID), MEMBER.MEMBER_ID.eq(RECIPIENT.MEMBER_ID))
        .where(
            RECIPIENT.ORG_ID.eq(tx.orgId()),
            RECIPIENT.REMOVED_AT.isNull(),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()),
            MEMBER.DEACTIVATED.isTrue())
        .forEach(row -> tx.enqueue(Decisions.REPLACE_LEAVER, row.value1(), at));
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
