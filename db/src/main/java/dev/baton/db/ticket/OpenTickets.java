package dev.baton.db.ticket;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.OpenTicket;
import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Result;
import org.jooq.SortField;

/** The open tickets of a workspace, a part at a time. */
public final class OpenTickets {
  private final Tx tx;

  private OpenTickets(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static OpenTickets in(Tx tx) {
    return new OpenTickets(tx);
  }

  /** The most urgent first, or the ones due first; tickets that lead to others are left out. */
  public Slice<OpenTicket> list(OpenTicketFilter filter, int first, int most) {
    Field<Instant> due = due().as("next_due");
    Field<Instant> since = coalesce(TICKET_NOW.OPENED_AT, TICKET_NOW.CREATED_AT).as("since");
    Field<Integer> total = count().over().as("total");
    Result<?> rows =
        tx.dsl()
            .select(
                TICKET_NOW.TICKET_KEY,
                TICKET_NOW.SHOWN_KEY,
                TICKET_NOW.TIER,
                TICKET_NOW.OWNER,
                TICKET_NOW.PRIORITY,
                TICKET_NOW.TITLE,
                TICKET_NOW.STATUS,
                since,
                due,
                total)
            .from(TICKET_NOW)
            .where(those(filter))
            .orderBy(order(filter, due, since))
            .offset(first)
            .limit(most)
            .fetch();
    if (rows.isEmpty()) {
      return first == 0 ? Slice.empty() : list(filter, 0, most);
    }
    return new Slice<>(
        rows.map(row ->
            new OpenTicket(
                new TicketKey(row.get(TICKET_NOW.TICKET_KEY), row.get(TICKET_NOW.SHOWN_KEY)),
                new Tier(row.get(TICKET_NOW.TIER)),
                Optional.ofNullable(row.get(TICKET_NOW.OWNER)),
                Optional.ofNullable(row.get(TICKET_NOW.PRIORITY)).map(Priority::valueOf),
                Optional.ofNullable(row.get(TICKET_NOW.TITLE)),
                TicketStatus.parse(row.get(TICKET_NOW.STATUS)).orElseThrow(),
                row.get(since))),
        first,
        rows.getFirst().get(total));
  }

  private List<Condition> those(OpenTicketFilter filter) {
    List<Condition> those = new ArrayList<>();
    those.add(TICKET_NOW.ORG_ID.eq(tx.orgId()));
    those.add(TICKET_NOW.STATUS.notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code()));
    those.add(
        notExists(
            selectOne()
                .from(TICKET_ALIAS)
                .where(
                    TICKET_ALIAS.ORG_ID.eq(TICKET_NOW.ORG_ID),
                    TICKET_ALIAS.ALIAS_KEY.eq(TICKET_NOW.TICKET_KEY))));
    filter.tier().ifPresent(tier -> those.add(is(TICKET_NOW.TIER, tier)));
    filter.accountTier().ifPresent(tier -> those.add(is(TICKET_NOW.ACCOUNT_TIER, tier)));
    filter.priority().ifPresent(one -> those.add(TICKET_NOW.PRIORITY.eq(one.name())));
    return those;
  }

  private static Condition is(Field<String> column, String typed) {
    return lower(column).eq(typed.toLowerCase(Locale.ROOT));
  }

  /** The first of its promises that runs. */
  private static Field<Instant> due() {
    return field(
        select(min(CLOCK.DUE_AT))
            .from(CLOCK)
            .where(
                CLOCK.ORG_ID.eq(TICKET_NOW.ORG_ID),
                CLOCK.TICKET_KEY.eq(TICKET_NOW.TICKET_KEY),
                CLOCK.KIND.in(ClockKind.FIRST_RESPONSE.code(), ClockKind.RESOLUTION.code()),
                CLOCK.STATE.eq("running")));
  }

  private static List<SortField<?>> order(
      OpenTicketFilter filter, Field<Instant> due, Field<Instant> since) {
    return filter.overdueFirst()
        ? List.of(due.asc().nullsLast(), since.asc(), TICKET_NOW.TICKET_KEY.asc())
        : List.of(TICKET_NOW.PRIORITY.asc().nullsLast(), since.asc(), TICKET_NOW.TICKET_KEY.asc());
  }
}
