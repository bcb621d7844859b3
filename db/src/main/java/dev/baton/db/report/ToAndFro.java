package dev.baton.db.report;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.db.log.Standing;
import dev.baton.db.tables.baton.tables.Escalation;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.report.PingPong;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;

/** Counts the tickets that were handed back after they had been handed on, or bounced twice. */
final class ToAndFro {
  private static final int TOO_OFTEN = 2;
  private static final int MOST_NAMED = 5;

  private final Tx tx;
  private final Condition filed;

  /**
   * @param filed which escalations are looked at
   */
  ToAndFro(Tx tx, Condition filed) {
    this.tx = tx;
    this.filed = filed;
  }

  PingPong read() {
    Field<Integer> bounced =
        count().filterWhere(ESCALATION.STATE.eq(EscalationState.BOUNCED.code())).as("bounced");
    Field<Integer> handedBack =
        max(ESCALATION.SEQ)
            .filterWhere(
                ESCALATION.STATE.eq(EscalationState.APPROVED.code()),
                ESCALATION.KIND.eq("hand_back"),
                Standing.isNoUndoneApproval())
            .as("handed_back");
    var moved =
        tx.dsl()
            .select(ESCALATION.TICKET_KEY, bounced, handedBack)
            .from(ESCALATION)
            .where(filed)
            .groupBy(ESCALATION.TICKET_KEY)
            .asTable("moved");
    Field<String> ticket = moved.field(ESCALATION.TICKET_KEY);
    List<Record2<String, Integer>> worst =
        tx.dsl()
            .select(TICKET.SHOWN_KEY, field("(count(*) over ())::int", Integer.class))
            .from(moved)
            .join(TICKET)
            .on(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(ticket))
            .where(
                moved
                    .field(bounced)
                    .ge(TOO_OFTEN)
                    .or(exists(handedOnBefore(ticket, moved.field(handedBack)))))
            .orderBy(moved.field(bounced).desc(), ticket)
            .limit(MOST_NAMED)
            .fetch();
    return new PingPong(
        worst.isEmpty() ? 0 : worst.getFirst().value2(),
        worst.stream().map(Record2::value1).toList());
  }

  private Select<?> handedOnBefore(Field<String> ticket, Field<Integer> seq) {
    Escalation earlier = ESCALATION.as(name("earlier"));
    return selectOne()
        .from(earlier)
        .where(
            earlier.ORG_ID.eq(tx.orgId()),
            earlier.TICKET_KEY.eq(ticket),
            earlier.SEQ.lt(seq),
            earlier.KIND.eq("forward"),
            earlier.STATE.eq(EscalationState.APPROVED.code()));
  }
}
