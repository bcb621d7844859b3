package dev.baton.db.board;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.CONNECTION;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** The tickets on the board: open ones, and those that ended lately. */
public final class BoardTickets {
  /** Of more open ones the board shows those of which something was said last. */
  public static final int MOST_OPEN = 10_000;

  /** Resolved and closed ones leave the board after this. */
  public static final Duration ENDED_SHOWN = Duration.ofDays(14);

  private static final int MOST_ENDED = 1_000;
  private static final int MOST_ASKED = 1_000;

  private static final String RUNNING = "running";
  private static final Condition ENDED =
      TICKET.STATUS.in(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code());
  private static final Condition OPEN =
      TICKET.STATUS.notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code());
  private static final Field<Instant> ENDED_AT =
      coalesce(TICKET.CLOSED_AT, TICKET.RESOLVED_AT, TICKET.UPDATED_AT, TICKET.CREATED_AT);

  private final Tx tx;

  private BoardTickets(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static BoardTickets in(Tx tx) {
    return new BoardTickets(tx);
  }

  /**
   * All that the board shows, in no order.
   *
   * @param now decides which ended lately
   */
  public List<BoardTicket> all(Instant now) {
    Set<String> keys = new LinkedHashSet<>();
    keys.addAll(pending());
    keys.addAll(
        tx.dsl()
            .select(TICKET.TICKET_KEY)
            .from(TICKET)
            .where(TICKET.ORG_ID.eq(tx.orgId()), OPEN)
            .orderBy(coalesce(TICKET.UPDATED_AT, TICKET.CREATED_AT).desc())
            .limit(MOST_OPEN)
            .fetch(TICKET.TICKET_KEY));
    keys.addAll(
        tx.dsl()
            .select(TICKET.TICKET_KEY)
            .from(TICKET)
            .where(TICKET.ORG_ID.eq(tx.orgId()), ENDED, ENDED_AT.gt(now.minus(ENDED_SHOWN)))
            .orderBy(ENDED_AT.desc())
            .limit(MOST_ENDED)
            .fetch(TICKET.TICKET_KEY));
    return those(keys);
  }

  private List<String> pending() {
    return tx.dsl()
        .select(ESCALATION.TICKET_KEY)
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()), ESCALATION.STATE.eq(EscalationState.PENDING.code()))
        .limit(MOST_OPEN)
        .fetch(ESCALATION.TICKET_KEY);
  }

  /** The tickets for which this person asked something, the latest first. */
  public Set<String> askedBy(String member) {
    return new LinkedHashSet<>(
        tx.dsl()
            .select(ESCALATION.TICKET_KEY)
            .from(ESCALATION)
            .where(ESCALATION.ORG_ID.eq(tx.orgId()), ESCALATION.REQUESTER.eq(member))
            .orderBy(ESCALATION.REQUESTED_AT.desc())
            .limit(MOST_ASKED)
            .fetch(ESCALATION.TICKET_KEY));
  }

  /**
   * That ticket, which nobody else changes until the transaction ends; empty where there is none.
   *
   * @param ticket its identity
   */
  public Optional<BoardTicket> held(String ticket) {
    tx.dsl()
        .select(TICKET.TICKET_KEY)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(ticket))
        .forNoKeyUpdate()
        .fetch();
    return those(List.of(ticket)).stream().findFirst();
  }

  private List<BoardTicket> those(Collection<String> keys) {
    String[] wanted = keys.toArray(String[]::new);
    Map<String, Instant> due = due(wanted);
    return tx.dsl()
        .select(
            TICKET_NOW.TICKET_KEY,
            TICKET_NOW.SHOWN_KEY,
            TICKET_NOW.TITLE,
            TICKET_NOW.STATUS,
            TICKET_NOW.TIER,
            TICKET_NOW.OWNER,
            TICKET_NOW.PRIORITY,
            TICKET_NOW.ACCOUNT_TIER,
            TICKET_NOW.CUSTOMER,
            TICKET_NOW.OPENED_AT,
            TICKET_NOW.CREATED_AT,
            ESCALATION.SEQ,
            ESCALATION.REQUESTER,
            CONNECTION.CONNECTION_ID)
        .from(TICKET_NOW)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(TICKET_NOW.ORG_ID), TICKET.TICKET_KEY.eq(TICKET_NOW.TICKET_KEY))
        .leftJoin(CONNECTION)
        .on(
            CONNECTION.ORG_ID.eq(TICKET.ORG_ID),
            CONNECTION.CONNECTION_ID.eq(TICKET.CONNECTION_ID),
            CONNECTION.OFF_AT.isNull())
        .leftJoin(ESCALATION)
        .on(
            ESCALATION.ORG_ID.eq(TICKET_NOW.ORG_ID),
            ESCALATION.TICKET_KEY.eq(TICKET_NOW.TICKET_KEY),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()))
        .where(
            TICKET_NOW.ORG_ID.eq(tx.orgId()),
            TICKET_NOW.TICKET_KEY.eq(any(wanted)),
            TICKET_NOW.MERGED_INTO.isNull(),
            notExists(
                selectOne()
                    .from(TICKET_ALIAS)
                    .where(
                        TICKET_ALIAS.ORG_ID.eq(TICKET_NOW.ORG_ID),
                        TICKET_ALIAS.ALIAS_KEY.eq(TICKET_NOW.TICKET_KEY))))
        .fetch(row -> ticket(row, due));
  }

  private Map<String, Instant> due(String... wanted) {
    Field<Instant> next = min(CLOCK.DUE_AT);
    return tx.dsl()
        .select(CLOCK.TICKET_KEY, next)
        .from(CLOCK)
        .where(
            CLOCK.ORG_ID.eq(tx.orgId()), CLOCK.STATE.eq(RUNNING), CLOCK.TICKET_KEY.eq(any(wanted)))
        .groupBy(CLOCK.TICKET_KEY)
        .fetchMap(CLOCK.TICKET_KEY, next);
  }

  private static BoardTicket ticket(Record row, Map<String, Instant> due) {
    String key = row.get(TICKET_NOW.TICKET_KEY);
    return new BoardTicket(
        new TicketKey(key, row.get(TICKET_NOW.SHOWN_KEY)),
        Optional.ofNullable(row.get(TICKET_NOW.TITLE)),
        TicketStatus.parse(row.get(TICKET_NOW.STATUS)).orElse(TicketStatus.OPEN),
        new Tier(row.get(TICKET_NOW.TIER)),
        Optional.ofNullable(row.get(TICKET_NOW.OWNER)),
        Optional.ofNullable(row.get(TICKET_NOW.PRIORITY)).map(Priority::valueOf),
        Optional.ofNullable(row.get(TICKET_NOW.ACCOUNT_TIER)),
        Optional.ofNullable(row.get(TICKET_NOW.CUSTOMER)),
        Optional.ofNullable(row.get(TICKET_NOW.OPENED_AT)).orElse(row.get(TICKET_NOW.CREATED_AT)),
        Optional.ofNullable(row.get(ESCALATION.SEQ)),
        Optional.ofNullable(row.get(ESCALATION.REQUESTER)),
        Optional.ofNullable(due.get(key)),
        row.get(CONNECTION.CONNECTION_ID) != null);
  }
}
