package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.CONNECTION;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.INBOUND;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_EVENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record1;
import org.jooq.Select;

/** Tickets that somebody took or gave, and the customers they look after. */
final class PersonTickets {
  private final Tx tx;

  PersonTickets(Tx tx) {
    this.tx = tx;
  }

  Select<Record1<JSON>> taken(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                FIRST_TAKING.TICKET_KEY,
                FIRST_TAKING.OWNER,
                FIRST_TAKING.GIVEN_BY,
                FIRST_TAKING.TAKEN_AT))
        .from(FIRST_TAKING)
        .where(
            FIRST_TAKING.ORG_ID.eq(tx.orgId()),
            FIRST_TAKING.OWNER.eq(member).or(FIRST_TAKING.GIVEN_BY.eq(member)))
        .orderBy(FIRST_TAKING.TAKEN_AT, FIRST_TAKING.TICKET_KEY);
  }

  /** Tickets that were theirs at a help desk while nothing was filed for them. */
  Select<Record1<JSON>> atHelpDesks(String member) {
    return tx.dsl()
        .select(PersonData.object(TICKET.TICKET_KEY, TICKET.DESK_ASSIGNEE))
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.DESK_OWNER.eq(member))
        .orderBy(TICKET.TICKET_KEY);
  }

  Select<Record1<JSON>> events(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                TICKET_EVENT.TICKET_KEY,
                TICKET_EVENT.WHAT,
                TICKET_EVENT.VALUE,
                TICKET_EVENT.AT,
                TICKET_EVENT.RECORDED_AT))
        .from(TICKET_EVENT)
        .where(TICKET_EVENT.ORG_ID.eq(tx.orgId()), TICKET_EVENT.CAUSED_BY.eq(member))
        .orderBy(TICKET_EVENT.RECORDED_AT, TICKET_EVENT.TICKET_KEY, TICKET_EVENT.NUMBER);
  }

  private Field<String> emailOf(String member) {
    return field(
        select(MEMBER.EMAIL)
            .from(MEMBER)
            .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(member)));
  }

  /** Tickets whose contact or description holds the person's address. */
  Select<Record1<JSON>> naming(String member) {
    Field<String> email = lower(emailOf(member));
    return tx.dsl()
        .select(PersonData.object(TICKET.TICKET_KEY, TICKET.CONTACT, TICKET.DESCRIPTION))
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            position(lower(TICKET.CONTACT), email)
                .gt(0)
                .or(position(lower(TICKET.DESCRIPTION), email).gt(0)))
        .orderBy(TICKET.TICKET_KEY);
  }

  /** What other programs sent that holds the person's address; its text is sealed. */
  Select<Record1<JSON>> sent(String member) {
    Field<String> hash =
        field(
            "encode(sha256(convert_to({0} || ' ' || {1}, 'UTF8')), 'hex')",
            String.class, val(tx.orgId()), lower(emailOf(member)));
    return tx.dsl()
        .select(
            PersonData.object(
                INBOUND.EVENT_ID, INBOUND.RECEIVED_AT, INBOUND.TICKET_KEY, INBOUND.STATE))
        .from(INBOUND)
        .where(INBOUND.ORG_ID.eq(tx.orgId()), hash.eq(any(INBOUND.NAMED)))
        .orderBy(INBOUND.RECEIVED_AT, INBOUND.EVENT_ID);
  }

  /** Programs that they connected, or switched off. */
  Select<Record1<JSON>> connections(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                CONNECTION.NAME,
                CONNECTION.CREATED_BY,
                CONNECTION.CREATED_AT,
                CONNECTION.OFF_BY,
                CONNECTION.OFF_AT))
        .from(CONNECTION)
        .where(
            CONNECTION.ORG_ID.eq(tx.orgId()),
            CONNECTION.CREATED_BY.eq(member).or(CONNECTION.OFF_BY.eq(member)))
        .orderBy(CONNECTION.CREATED_AT);
  }

  Select<Record1<JSON>> accounts(String member) {
    Field<String> email = emailOf(member);
    return tx.dsl()
        .select(
            PersonData.object(ACCOUNT.NAME, ACCOUNT.OWNER, ACCOUNT.BACKUP_OWNER, ACCOUNT.EXECUTIVE))
        .from(ACCOUNT)
        .where(
            ACCOUNT.ORG_ID.eq(tx.orgId()),
            ACCOUNT
                .OWNER
                .eq(email)
                .or(ACCOUNT.BACKUP_OWNER.eq(email))
                .or(ACCOUNT.EXECUTIVE.eq(email)))
        .orderBy(ACCOUNT.NAME);
  }
}
