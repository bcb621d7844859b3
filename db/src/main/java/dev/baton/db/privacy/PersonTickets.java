package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.TICKET_EVENT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

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

  Select<Record1<JSON>> accounts(String member) {
    Field<String> email =
        field(
            select(MEMBER.EMAIL)
                .from(MEMBER)
                .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(member)));
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
