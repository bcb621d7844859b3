package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.escalation.ticket.UnownedTicket;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Result;

/** Open tickets that nobody took yet. */
public final class UnownedTickets {
  private static final dev.baton.db.tables.baton.tables.Acceptance UNDOING =
      ACCEPTANCE.as("undoing");

  private final Tx tx;

  private UnownedTickets(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static UnownedTickets in(Tx tx) {
    return new UnownedTickets(tx);
  }

  /**
   * The most urgent first, then the oldest.
   *
   * @param tiers those whose tickets are asked for
   */
  public Slice<UnownedTicket> of(Collection<Tier> tiers, int first, int most) {
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
                TICKET.DESK_OWNER.isNull(),
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
      return first == 0 ? Slice.empty() : of(tiers, 0, most);
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
}
