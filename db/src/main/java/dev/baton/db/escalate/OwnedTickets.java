package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.Acceptance;
import dev.baton.db.tables.baton.tables.TicketNow;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One person's tickets. All of them are counted and put in order by their keys and times alone;
 * what else is known of a ticket is read for those few that are shown.
 */
final class OwnedTickets {
  private static final Acceptance LATER = ACCEPTANCE.as("later");
  private static final TicketNow HELD = TICKET_NOW.as("held");
  private static final Field<String> KEY = field(name("key"), String.class);
  private static final Field<Instant> SINCE = field(name("since"), Instant.class);
  private static final Field<Integer> TOTAL = field(name("total"), Integer.class);
  private static final Field<Integer> WAITING = field(name("waiting"), Integer.class);

  /** Those to begin first, then the newest. */
  private static final List<OrderField<?>> ORDER =
      List.of(field(name(CLOCK.DUE_AT.getName())).asc().nullsLast(), SINCE.desc(), KEY);

  private final Tx tx;
  private final String member;

  OwnedTickets(Tx tx, String member) {
    this.tx = tx;
    this.member = member;
  }

  /** One part of them; from the front when they no longer reach that far. */
  Slice<OwnedTicket> part(int first, int most) {
    Table<?> part = counted(first, most).asTable("part");
    Result<Record> rows =
        tx.dsl()
            .select(part.asterisk())
            .select(HELD.asterisk())
            .select(waiting().as(WAITING))
            .from(part)
            .crossJoin(lateral(asItIsNow(part.field(KEY))))
            .orderBy(ORDER)
            .fetch();
    if (rows.isEmpty()) {
      return first == 0 ? Slice.empty() : part(0, most);
    }
    return new Slice<>(rows.map(OwnedTickets::ticket), first, rows.getFirst().get(TOTAL));
  }

  private Select<?> counted(int first, int most) {
    Table<Record2<String, Instant>> theirs =
        accepted()
            .unionAll(atTheDesk())
            .unionAll(begun())
            .unionAll(taken())
            .asTable("theirs", "key", "since");
    return select(theirs.fields())
        .select(CLOCK.SCOPE, CLOCK.DUE_AT, count().over().as(TOTAL))
        .from(theirs)
        .leftJoin(CLOCK)
        .on(
            CLOCK.ORG_ID.eq(tx.orgId()),
            CLOCK.TICKET_KEY.eq(theirs.field(KEY)),
            CLOCK.KIND.eq(ClockKind.FIRST_ACTION.code()),
            CLOCK.STATE.eq("running"))
        .where(
            notExists(
                selectOne()
                    .from(TICKET_ALIAS)
                    .where(
                        TICKET_ALIAS.ORG_ID.eq(tx.orgId()),
                        TICKET_ALIAS.ALIAS_KEY.eq(theirs.field(KEY)))))
        .orderBy(ORDER)
        .offset(first)
        .limit(most);
  }

  /** The last that happened to each of these is that this person accepted it. */
  private Select<Record2<String, Instant>> accepted() {
    return select(ACCEPTANCE.TICKET_KEY, ACCEPTANCE.ACCEPTED_AT)
        .from(ACCEPTANCE)
        .where(
            ACCEPTANCE.ORG_ID.eq(tx.orgId()),
            ACCEPTANCE.NEW_OWNER.eq(member),
            row(ACCEPTANCE.SEQ, ACCEPTANCE.KIND)
                .eq(
                    select(LATER.SEQ, LATER.KIND)
                        .from(LATER)
                        .where(
                            LATER.ORG_ID.eq(ACCEPTANCE.ORG_ID),
                            LATER.TICKET_KEY.eq(ACCEPTANCE.TICKET_KEY))
                        .orderBy(LATER.SEQ.desc(), LATER.KIND.desc())
                        .limit(1)));
  }

  /** Assigned to them at the help desk before anybody filed for it. */
  private Select<Record2<String, Instant>> atTheDesk() {
    return fromTheStart(TICKET.DESK_OWNER.eq(member));
  }

  /** Theirs from its first day. */
  private Select<Record2<String, Instant>> begun() {
    return fromTheStart(TICKET.FIRST_OWNER.eq(member).and(TICKET.DESK_OWNER.isNull()));
  }

  /** Of these, what was nobody else's after. */
  private Select<Record2<String, Instant>> fromTheStart(Condition theirs) {
    return select(
            TICKET.TICKET_KEY,
            coalesce(last(LATER.ACCEPTED_AT, TICKET.TICKET_KEY), TICKET.CREATED_AT))
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            theirs,
            last(LATER.NEW_OWNER, TICKET.TICKET_KEY).isNull());
  }

  /** Nobody's at first, taken by them, and nobody else's after. */
  private Select<Record2<String, Instant>> taken() {
    return select(
            FIRST_TAKING.TICKET_KEY,
            coalesce(last(LATER.ACCEPTED_AT, FIRST_TAKING.TICKET_KEY), FIRST_TAKING.TAKEN_AT))
        .from(FIRST_TAKING)
        .where(
            FIRST_TAKING.ORG_ID.eq(tx.orgId()),
            FIRST_TAKING.OWNER.eq(member),
            notExists(
                selectOne()
                    .from(TICKET)
                    .where(
                        TICKET.ORG_ID.eq(tx.orgId()),
                        TICKET.TICKET_KEY.eq(FIRST_TAKING.TICKET_KEY),
                        TICKET.DESK_OWNER.isNotNull())),
            last(LATER.NEW_OWNER, FIRST_TAKING.TICKET_KEY).isNull());
  }

  /** Of a ticket's last acceptance; null where there is none, as is the owner who is nobody. */
  private <T> Field<T> last(Field<T> column, Field<String> ticket) {
    return field(
        select(column)
            .from(LATER)
            .where(LATER.ORG_ID.eq(tx.orgId()), LATER.TICKET_KEY.eq(ticket))
            .orderBy(LATER.SEQ.desc(), LATER.KIND.desc())
            .limit(1));
  }

  /** The limit keeps it a look into an index; without it, all tickets may be read instead. */
  private Table<?> asItIsNow(Field<String> ticket) {
    return select(TICKET_NOW.asterisk())
        .from(TICKET_NOW)
        .where(TICKET_NOW.ORG_ID.eq(tx.orgId()), TICKET_NOW.TICKET_KEY.eq(ticket))
        .limit(1)
        .asTable(HELD);
  }

  private static Field<Integer> waiting() {
    return field(
        select(ESCALATION.SEQ)
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(HELD.ORG_ID),
                ESCALATION.TICKET_KEY.eq(HELD.TICKET_KEY),
                ESCALATION.STATE.eq(EscalationState.PENDING.code())));
  }

  private static OwnedTicket ticket(Record row) {
    return new OwnedTicket(
        new TicketKey(row.get(HELD.TICKET_KEY), row.get(HELD.SHOWN_KEY)),
        new Tier(row.get(HELD.TIER)),
        Optional.ofNullable(row.get(HELD.PRIORITY)).map(Priority::valueOf),
        Optional.ofNullable(row.get(HELD.CUSTOMER)),
        row.get(SINCE),
        Optional.ofNullable(row.get(WAITING)),
        Optional.ofNullable(row.get(CLOCK.DUE_AT.getName(), Instant.class))
            .map(by -> new OwnedTicket.ToBegin(row.get(CLOCK.SCOPE.getName(), Integer.class), by)));
  }
}
