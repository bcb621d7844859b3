package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static org.jooq.impl.DSL.excluded;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.ReasonCode;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.OriginChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;

/** Who may decide a pending escalation, changed under its ticket's lock. */
final class PeopleAsked {
  private final Tx tx;
  private final Escalation pending;

  PeopleAsked(Tx tx, Escalation pending) {
    this.tx = tx;
    this.pending = pending;
  }

  /** What the escalated message's thread is told once more each time. */
  static Notice.OriginReply anew(Tx tx) {
    return new Notice.OriginReply(OriginChange.ASKED_ANEW, Optional.of(tx.newId()));
  }

  void takeBackFromAllBut(String member, Instant at) {
    takeBack(RECIPIENT.MEMBER_ID.ne(member), at);
  }

  private void takeBack(Condition whom, Instant at) {
    tx.dsl()
        .update(RECIPIENT)
        .set(RECIPIENT.REMOVED_AT, at)
        .where(
            RECIPIENT.ORG_ID.eq(tx.orgId()),
            RECIPIENT.TICKET_KEY.eq(pending.ticket().identity()),
            RECIPIENT.SEQ.eq(pending.seq()),
            whom,
            RECIPIENT.REMOVED_AT.isNull())
        .execute();
  }

  /** Asks somebody to decide, perhaps again, in this role and for this reason. */
  void ask(Recipient to, int position, Instant at) {
    tx.dsl()
        .insertInto(RECIPIENT)
        .set(RECIPIENT.ORG_ID, tx.orgId())
        .set(RECIPIENT.TICKET_KEY, pending.ticket().identity())
        .set(RECIPIENT.SEQ, pending.seq())
        .set(RECIPIENT.MEMBER_ID, to.member())
        .set(RECIPIENT.POSITION, position)
        .set(RECIPIENT.ROLE, to.role().name().toLowerCase(Locale.ROOT))
        .set(RECIPIENT.WHY, ReasonCode.asked(to.why()))
        .set(RECIPIENT.ADDED_AT, at)
        .set(RECIPIENT.REDIRECTED_BY, to.redirectedBy().orElse(null))
        .onConflict(RECIPIENT.ORG_ID, RECIPIENT.TICKET_KEY, RECIPIENT.SEQ, RECIPIENT.MEMBER_ID)
        .doUpdate()
        .setNull(RECIPIENT.REMOVED_AT)
        .set(RECIPIENT.POSITION, excluded(RECIPIENT.POSITION))
        .set(RECIPIENT.ROLE, excluded(RECIPIENT.ROLE))
        .set(RECIPIENT.WHY, excluded(RECIPIENT.WHY))
        .set(RECIPIENT.REDIRECTED_BY, excluded(RECIPIENT.REDIRECTED_BY))
        .execute();
  }

  /** Takes it back from everybody else and asks these, in this order. */
  void askOnly(List<Recipient> people, Instant at) {
    takeBack(RECIPIENT.MEMBER_ID.notIn(people.stream().map(Recipient::member).toList()), at);
    for (int place = 0; place < people.size(); place++) {
      ask(people.get(place), place, at);
    }
  }

  /** Makes an earlier reading of it stale, and every message that shows it new. */
  Escalation changed(Instant at) {
    growVersion();
    DeliveryQueue.in(tx).redraw(pending.ref(), at);
    return Escalations.in(tx).find(pending.ref()).orElseThrow();
  }

  private void growVersion() {
    int changed =
        tx.dsl()
            .update(ESCALATION)
            .set(ESCALATION.VERSION, ESCALATION.VERSION.plus(1))
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(pending.ticket().identity()),
                ESCALATION.SEQ.eq(pending.seq()),
                ESCALATION.STATE.eq(EscalationState.PENDING.code()),
                ESCALATION.VERSION.eq(pending.version()))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException(pending.label() + " changed under its lock");
    }
  }
}
