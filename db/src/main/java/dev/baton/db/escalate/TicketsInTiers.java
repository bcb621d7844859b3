package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Tier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** Tickets by the tier in which they are now. */
public final class TicketsInTiers {
  private static final TicketNow STANDING = TICKET_NOW.as("standing");

  private final Tx tx;

  private TicketsInTiers(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static TicketsInTiers in(Tx tx) {
    return new TicketsInTiers(tx);
  }

  /**
   * How many tickets of that tier are not known to be over; reads all that ever were there, so it
   * is not for a click.
   *
   * @param most counted up to here
   */
  public int open(Tier tier, int most) {
    Field<String> key = ACCEPTANCE.TICKET_KEY.as("key");
    Table<?> ever =
        select(key)
            .from(ACCEPTANCE)
            .where(ACCEPTANCE.ORG_ID.eq(tx.orgId()), ACCEPTANCE.TO_TIER.eq(tier.name()))
            .union(
                select(TICKET.TICKET_KEY)
                    .from(TICKET)
                    .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.ENTRY_TIER.eq(tier.name())))
            .asTable("ever");
    Table<?> now =
        select(STANDING.TICKET_KEY)
            .from(TICKET_NOW.as("standing"))
            .where(
                STANDING.ORG_ID.eq(tx.orgId()),
                STANDING.TICKET_KEY.eq(ever.field(key)),
                STANDING.TIER.eq(tier.name()),
                isOpen(),
                isNoOther())
            .asTable("now");
    return tx.dsl().fetchCount(select(inline(1)).from(ever.crossJoin(lateral(now))).limit(most));
  }

  private static Condition isOpen() {
    return coalesce(STANDING.STATUS, inline(TicketStatus.OPEN.code()))
        .notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code());
  }

  /** What leads to another ticket is told of by that one. */
  private Condition isNoOther() {
    return notExists(
        selectOne()
            .from(TICKET_ALIAS)
            .where(
                TICKET_ALIAS.ORG_ID.eq(STANDING.ORG_ID),
                TICKET_ALIAS.ALIAS_KEY.eq(STANDING.TICKET_KEY)));
  }
}
