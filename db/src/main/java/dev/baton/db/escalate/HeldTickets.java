package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.TicketNow;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Tickets by whose they are. Who owns one is a fold over its acceptances, which no index holds; so
 * those that ever were somebody's are found by two indexes, and each is asked whose it is now. What
 * that costs follows from these people's tickets and not from how many a workspace has.
 */
public final class HeldTickets {
  /** One of them as it stands now; its owner may be somebody else. */
  public static final TicketNow HELD = TICKET_NOW.as("held");

  private HeldTickets() {}

  /**
   * Those that ever were these people's, as {@link #HELD}, without keys that lead to another
   * ticket.
   *
   * @param whose says of a column with Slack ids that it is one of theirs
   */
  public static Table<?> ever(Tx tx, Function<Field<String>, Condition> whose) {
    Field<String> key = ACCEPTANCE.TICKET_KEY.as("key");
    Table<?> theirs =
        select(key)
            .from(ACCEPTANCE)
            .where(ACCEPTANCE.ORG_ID.eq(tx.orgId()), whose.apply(ACCEPTANCE.NEW_OWNER))
            .union(
                select(TICKET.TICKET_KEY)
                    .from(TICKET)
                    .where(TICKET.ORG_ID.eq(tx.orgId()), whose.apply(TICKET.FIRST_OWNER)))
            .union(
                select(TICKET.TICKET_KEY)
                    .from(TICKET)
                    .where(TICKET.ORG_ID.eq(tx.orgId()), whose.apply(TICKET.DESK_OWNER)))
            .union(
                select(FIRST_TAKING.TICKET_KEY)
                    .from(FIRST_TAKING)
                    .where(FIRST_TAKING.ORG_ID.eq(tx.orgId()), whose.apply(FIRST_TAKING.OWNER)))
            .asTable("theirs");
    // The limit keeps each a look into an index; without it, all tickets may be read instead.
    Table<?> now =
        select(TICKET_NOW.asterisk())
            .from(TICKET_NOW)
            .where(
                TICKET_NOW.ORG_ID.eq(tx.orgId()),
                TICKET_NOW.TICKET_KEY.eq(theirs.field(key)),
                notExists(
                    selectOne()
                        .from(TICKET_ALIAS)
                        .where(
                            TICKET_ALIAS.ORG_ID.eq(TICKET_NOW.ORG_ID),
                            TICKET_ALIAS.ALIAS_KEY.eq(TICKET_NOW.TICKET_KEY))))
            .limit(1)
            .asTable(HELD);
    return theirs.crossJoin(lateral(now));
  }
}
