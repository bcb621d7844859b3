package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.OrderField;

/**
 * What one person has to do, has asked for and answers for: each list in parts of a given length.
 */
public final class WorkLists {
  /** A bounced request that nobody mended in this time is no work any more. */
  private static final Duration TO_MEND = Duration.ofDays(30);

  private static final Condition PENDING = ESCALATION.STATE.eq(EscalationState.PENDING.code());

  private final Tx tx;
  private final String member;
  private final Instant now;

  private WorkLists(Tx tx, String member, Instant now) {
    this.tx = tx;
    this.member = member;
    this.now = now;
  }

  /**
   * Those of one person of this transaction's workspace.
   *
   * @param now tells what is overdue
   */
  public static WorkLists of(Tx tx, String member, Instant now) {
    return new WorkLists(tx, member, now);
  }

  /** What waits for this person's yes or no: overdue first, then the oldest. */
  public Slice<Escalation> toDecide(int first, int most) {
    return new ReadEscalation(tx).slice(PENDING.and(asked()), latestFirst(), first, most);
  }

  /** What this person asked for and waits, or came back and nobody mended: the newest first. */
  public Slice<Escalation> askedFor(int first, int most) {
    Condition toMend =
        ESCALATION
            .STATE
            .eq(EscalationState.BOUNCED.code())
            .and(isNotFollowed(ESCALATION.as("later")))
            .and(leadsNowhere())
            .and(ESCALATION.DECIDED_AT.gt(now.minus(TO_MEND)));
    return new ReadEscalation(tx)
        .slice(
            ESCALATION.REQUESTER.eq(member).and(PENDING.or(toMend)),
            List.of(ESCALATION.REQUESTED_AT.desc(), ESCALATION.TICKET_KEY),
            first,
            most);
  }

  /** Its ticket is not known under another key by now, where a request would be filed. */
  private static Condition leadsNowhere() {
    return notExists(
        selectOne()
            .from(TICKET_ALIAS)
            .where(
                TICKET_ALIAS.ORG_ID.eq(ESCALATION.ORG_ID),
                TICKET_ALIAS.ALIAS_KEY.eq(ESCALATION.TICKET_KEY)));
  }

  /** Nobody asked for anything since; a lead who moves the ticket within its tier asks nothing. */
  private static Condition isNotFollowed(dev.baton.db.tables.baton.tables.Escalation later) {
    return notExists(
        selectOne()
            .from(later)
            .where(
                later.ORG_ID.eq(ESCALATION.ORG_ID),
                later.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                later.SEQ.gt(ESCALATION.SEQ),
                later.KIND.ne(EscalationKind.REASSIGN.code())));
  }

  /**
   * What waits for others' decisions: overdue first, then the oldest. What waits for this person
   * stands in {@link #toDecide} and not here.
   *
   * @param tiers those escalated to; empty for all there are
   */
  public Slice<Escalation> queue(Optional<Collection<Tier>> tiers, int first, int most) {
    Condition where =
        tiers
            .map(some -> ESCALATION.TO_TIER.in(some.stream().map(Tier::name).toList()))
            .map(PENDING::and)
            .orElse(PENDING);
    return new ReadEscalation(tx).slice(where.and(not(asked())), latestFirst(), first, most);
  }

  /** What this person decided and may still be able to take back, the newest first. */
  public List<Escalation> decidedLately(int most) {
    Condition lately =
        ESCALATION
            .DECIDED_BY
            .eq(member)
            .and(ESCALATION.UNDO_UNTIL.ge(now))
            .and(
                ESCALATION.STATE.in(
                    EscalationState.APPROVED.code(), EscalationState.BOUNCED.code()));
    return new ReadEscalation(tx)
        .slice(
            lately,
            List.of(ESCALATION.DECIDED_AT.desc(), ESCALATION.TICKET_KEY, ESCALATION.SEQ.desc()),
            0,
            most)
        .items();
  }

  /** The tickets that are this person's now: those to begin first, then the newest. */
  public Slice<OwnedTicket> owned(int first, int most) {
    return new OwnedTickets(tx, member).part(first, most);
  }

  private Condition asked() {
    return exists(
        selectOne()
            .from(RECIPIENT)
            .where(
                RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
                RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                RECIPIENT.SEQ.eq(ESCALATION.SEQ),
                RECIPIENT.MEMBER_ID.eq(member),
                RECIPIENT.REMOVED_AT.isNull()));
  }

  private List<OrderField<?>> latestFirst() {
    return List.of(
        field(ESCALATION.DECIDE_BY.le(now)).desc(), ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY);
  }
}
