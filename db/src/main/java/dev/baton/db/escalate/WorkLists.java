package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.escalation.ticket.UnownedTicket;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;

/**
 * What one person has to do, has asked for and answers for: each list in parts of a given length.
 */
public final class WorkLists {
  /** A bounced request that nobody mended in this time is no work any more. */
  private static final Duration TO_MEND = Duration.ofDays(30);

  private static final Condition PENDING = ESCALATION.STATE.eq(EscalationState.PENDING.code());

  private static final dev.baton.db.tables.baton.tables.Acceptance UNDOING =
      ACCEPTANCE.as("undoing");

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
            .and(ESCALATION.SEQ.eq(TICKET.LAST_SEQ))
            .and(ESCALATION.DECIDED_AT.gt(now.minus(TO_MEND)));
    return new ReadEscalation(tx)
        .slice(
            ESCALATION.REQUESTER.eq(member).and(PENDING.or(toMend)),
            List.of(ESCALATION.REQUESTED_AT.desc(), ESCALATION.TICKET_KEY),
            first,
            most);
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

  /** The tickets that are this person's now, the newest first. */
  public Slice<OwnedTicket> owned(int first, int most) {
    Field<Instant> since = coalesce(TICKET_NOW.OWNED_SINCE, TICKET_NOW.CREATED_AT).as("since");
    Field<Integer> waiting =
        field(
            select(ESCALATION.SEQ)
                .from(ESCALATION)
                .where(
                    ESCALATION.ORG_ID.eq(TICKET_NOW.ORG_ID),
                    ESCALATION.TICKET_KEY.eq(TICKET_NOW.TICKET_KEY),
                    PENDING));
    Result<?> rows =
        tx.dsl()
            .select(TICKET_NOW.asterisk(), since, waiting.as("waiting"), count().over().as("total"))
            .from(TICKET_NOW)
            .where(
                TICKET_NOW.ORG_ID.eq(tx.orgId()),
                TICKET_NOW.OWNER.eq(member),
                TICKET_NOW.TICKET_KEY.in(everTheirs()))
            .orderBy(since.desc(), TICKET_NOW.TICKET_KEY)
            .offset(first)
            .limit(most)
            .fetch();
    if (rows.isEmpty()) {
      return first == 0 ? Slice.empty() : owned(0, most);
    }
    return new Slice<>(
        rows.map(row ->
            new OwnedTicket(
                new TicketKey(row.get(TICKET_NOW.TICKET_KEY), row.get(TICKET_NOW.SHOWN_KEY)),
                new Tier(row.get(TICKET_NOW.TIER)),
                Optional.ofNullable(row.get(TICKET_NOW.PRIORITY)).map(Priority::valueOf),
                Optional.ofNullable(row.get(TICKET_NOW.CUSTOMER)),
                row.get(since),
                Optional.ofNullable(row.get("waiting", Integer.class)))),
        first,
        rows.getFirst().get("total", Integer.class));
  }

  /**
   * Open tickets that nobody owns: the most urgent first, then the oldest.
   *
   * @param tiers those whose tickets are asked for
   */
  public Slice<UnownedTicket> unowned(Collection<Tier> tiers, int first, int most) {
    List<String> names = tiers.stream().map(Tier::name).toList();
    Field<Instant> since = coalesce(TICKET.OPENED_AT, TICKET.CREATED_AT).as("since");
    Result<?> rows =
        tx.dsl()
            .select(
                TICKET.TICKET_KEY,
                TICKET.SHOWN_KEY,
                TICKET.ENTRY_TIER,
                TICKET.PRIORITY,
                TICKET.TITLE,
                TICKET.CUSTOMER,
                since,
                count().over().as("total"))
            .from(TICKET)
            .where(
                TICKET.ORG_ID.eq(tx.orgId()),
                TICKET.UNOWNED.isTrue(),
                TICKET.STATUS.notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code()),
                TICKET.ENTRY_TIER.in(names),
                notExists(
                    selectOne()
                        .from(FIRST_TAKING)
                        .where(
                            FIRST_TAKING.ORG_ID.eq(TICKET.ORG_ID),
                            FIRST_TAKING.TICKET_KEY.eq(TICKET.TICKET_KEY))),
                notExists(
                    selectOne()
                        .from(ACCEPTANCE)
                        .where(
                            ACCEPTANCE.ORG_ID.eq(TICKET.ORG_ID),
                            ACCEPTANCE.TICKET_KEY.eq(TICKET.TICKET_KEY),
                            notExists(
                                selectOne()
                                    .from(UNDOING)
                                    .where(
                                        UNDOING.ORG_ID.eq(ACCEPTANCE.ORG_ID),
                                        UNDOING.TICKET_KEY.eq(ACCEPTANCE.TICKET_KEY),
                                        UNDOING.SEQ.eq(ACCEPTANCE.SEQ),
                                        UNDOING.KIND.eq(AcceptanceKind.TAKEN_BACK.code()))))),
                notExists(
                    selectOne()
                        .from(TICKET_ALIAS)
                        .where(
                            TICKET_ALIAS.ORG_ID.eq(TICKET.ORG_ID),
                            TICKET_ALIAS.ALIAS_KEY.eq(TICKET.TICKET_KEY))))
            .orderBy(TICKET.PRIORITY.asc().nullsLast(), since, TICKET.TICKET_KEY)
            .offset(first)
            .limit(most)
            .fetch();
    if (rows.isEmpty()) {
      return first == 0 ? Slice.empty() : unowned(tiers, 0, most);
    }
    return new Slice<>(
        rows.map(row ->
            new UnownedTicket(
                new TicketKey(row.get(TICKET.TICKET_KEY), row.get(TICKET.SHOWN_KEY)),
                new Tier(row.get(TICKET.ENTRY_TIER)),
                Optional.ofNullable(row.get(TICKET.PRIORITY)).map(Priority::valueOf),
                Optional.ofNullable(row.get(TICKET.TITLE)),
                Optional.ofNullable(row.get(TICKET.CUSTOMER)),
                row.get(since))),
        first,
        rows.getFirst().get("total", Integer.class));
  }

  /** Found by an index, so that the view is asked of these tickets alone. */
  private Select<Record1<String>> everTheirs() {
    return select(ACCEPTANCE.TICKET_KEY)
        .from(ACCEPTANCE)
        .where(ACCEPTANCE.ORG_ID.eq(tx.orgId()), ACCEPTANCE.NEW_OWNER.eq(member))
        .union(
            select(TICKET.TICKET_KEY)
                .from(TICKET)
                .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.FIRST_OWNER.eq(member)))
        .union(
            select(FIRST_TAKING.TICKET_KEY)
                .from(FIRST_TAKING)
                .where(FIRST_TAKING.ORG_ID.eq(tx.orgId()), FIRST_TAKING.OWNER.eq(member)));
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
