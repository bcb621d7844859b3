package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.select;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.HashSet;
import java.util.Set;

/** Everybody to whom a change of one escalation shows. */
public final class PeopleConcerned {
  private PeopleConcerned() {}

  /**
   * Requester, owner before and now, and everybody who was ever asked to decide it: whoever was
   * taken off sees it go.
   */
  public static Set<String> by(Tx tx, EscalationRef ref) {
    return new HashSet<>(
        tx.dsl()
            .select(ESCALATION.REQUESTER)
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(ref.ticket()),
                ESCALATION.SEQ.eq(ref.seq()))
            .union(
                select(ESCALATION.PREVIOUS_OWNER)
                    .from(ESCALATION)
                    .where(
                        ESCALATION.ORG_ID.eq(tx.orgId()),
                        ESCALATION.TICKET_KEY.eq(ref.ticket()),
                        ESCALATION.SEQ.eq(ref.seq()),
                        ESCALATION.PREVIOUS_OWNER.isNotNull()))
            .union(
                select(RECIPIENT.MEMBER_ID)
                    .from(RECIPIENT)
                    .where(
                        RECIPIENT.ORG_ID.eq(tx.orgId()),
                        RECIPIENT.TICKET_KEY.eq(ref.ticket()),
                        RECIPIENT.SEQ.eq(ref.seq())))
            .union(
                select(TICKET_NOW.OWNER)
                    .from(TICKET_NOW)
                    .where(
                        TICKET_NOW.ORG_ID.eq(tx.orgId()),
                        TICKET_NOW.TICKET_KEY.eq(ref.ticket()),
                        TICKET_NOW.OWNER.isNotNull()))
            .fetchSet(ESCALATION.REQUESTER));
  }
}
