package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.pending.Reassessment;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.member.Member;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The requests of a workspace that wait for a decision, looked at again a batch at a time. */
public final class PendingRequests {
  /** How many are looked at in one run of the job. */
  public static final int AT_ONCE = 100;

  private final Tx tx;

  private PendingRequests(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static PendingRequests in(Tx tx) {
    return new PendingRequests(tx);
  }

  /** Those of the batch, by ticket and number; empty when no more of them wait. */
  public List<EscalationRef> of(Reassessment batch) {
    Condition further =
        batch
            .after()
            .<Condition>map(last ->
                row(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
                    .gt(row(val(last.ticket()), val(last.seq()))))
            .orElse(DSL.noCondition());
    return tx.dsl()
        .select(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()),
            further)
        .orderBy(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .limit(AT_ONCE)
        .fetch(row -> new EscalationRef(row.value1(), row.value2()));
  }

  /**
   * Those that propose this person as the next owner, the oldest first; at most so many at once.
   */
  public List<EscalationRef> proposing(String member) {
    return tx.dsl()
        .select(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()),
            ESCALATION.PROPOSED_OWNER.eq(member))
        .orderBy(ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY)
        .limit(AT_ONCE)
        .fetch(row -> new EscalationRef(row.value1(), row.value2()));
  }

  /** Whether who may decide can depend on this person: named, a manager, or asked already. */
  public boolean dependOn(String member) {
    return Roles.in(tx).managers().contains(member) || isAsked(member) || isNamed(member);
  }

  private boolean isAsked(String member) {
    return tx.dsl()
        .fetchExists(
            RECIPIENT,
            RECIPIENT.ORG_ID.eq(tx.orgId()),
            RECIPIENT.MEMBER_ID.eq(member),
            RECIPIENT.REMOVED_AT.isNull(),
            exists(
                selectOne()
                    .from(ESCALATION)
                    .where(
                        ESCALATION.ORG_ID.eq(RECIPIENT.ORG_ID),
                        ESCALATION.TICKET_KEY.eq(RECIPIENT.TICKET_KEY),
                        ESCALATION.SEQ.eq(RECIPIENT.SEQ),
                        ESCALATION.STATE.eq(EscalationState.PENDING.code()))));
  }

  private boolean isNamed(String member) {
    return Members.in(tx)
        .find(member)
        .flatMap(Member::email)
        .filter(email ->
            tx.dsl()
                .fetchExists(
                    ROUTE
                        .join(WORKSPACE)
                        .on(
                            WORKSPACE.ORG_ID.eq(ROUTE.ORG_ID),
                            WORKSPACE.LIVE_MATRIX_VERSION.eq(ROUTE.VERSION)),
                    ROUTE.ORG_ID.eq(tx.orgId()),
                    val(email)
                        .eq(DSL.any(ROUTE.LEADS))
                        .or(val(email).eq(DSL.any(ROUTE.BACKUP_LEADS)))
                        .or(val(email).eq(DSL.any(ROUTE.MANAGERS)))))
        .isPresent();
  }
}
