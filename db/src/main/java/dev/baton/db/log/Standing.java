package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.EscalationKind;
import org.jooq.Condition;

/** Which decisions count in figures: those that stand, once, of what somebody asked for. */
public final class Standing {
  private Standing() {}

  /** Not what a lead moved unasked. */
  public static Condition wasAskedFor() {
    return ESCALATION.KIND.ne(EscalationKind.REASSIGN.code());
  }

  /** Not a bounce that was taken back: it waits as the next number. */
  public static Condition isNoUndoneBounce() {
    var again = ESCALATION.as("again");
    return notExists(
        selectOne()
            .from(again)
            .where(
                again.ORG_ID.eq(ESCALATION.ORG_ID),
                again.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                again.SEQ.eq(ESCALATION.SEQ.plus(1)),
                again.TAKES_BACK.eq(ESCALATION.SEQ)));
  }

  /** Not an approval that was taken back. */
  public static Condition isNoUndoneApproval() {
    return notExists(
        selectOne()
            .from(ACCEPTANCE)
            .where(
                ACCEPTANCE.ORG_ID.eq(ESCALATION.ORG_ID),
                ACCEPTANCE.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                ACCEPTANCE.SEQ.eq(ESCALATION.SEQ),
                ACCEPTANCE.KIND.eq(AcceptanceKind.TAKEN_BACK.code())));
  }
}
