package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.CALENDAR;
import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.CLOCK_EVENT;

import dev.baton.db.Tx;
import org.jooq.JSON;
import org.jooq.Record1;
import org.jooq.Select;

/** Deadlines that a person's act began or ended, and working hours that they set. */
final class PersonClocks {
  private final Tx tx;

  PersonClocks(Tx tx) {
    this.tx = tx;
  }

  Select<Record1<JSON>> clocks(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                CLOCK.TICKET_KEY,
                CLOCK.SCOPE,
                CLOCK.KIND,
                CLOCK_EVENT.CAUSE,
                CLOCK_EVENT.AT,
                CLOCK_EVENT.DUE_AT))
        .from(CLOCK_EVENT)
        .join(CLOCK)
        .on(CLOCK.ORG_ID.eq(CLOCK_EVENT.ORG_ID), CLOCK.CLOCK_ID.eq(CLOCK_EVENT.CLOCK_ID))
        .where(CLOCK_EVENT.ORG_ID.eq(tx.orgId()), CLOCK_EVENT.CAUSED_BY.eq(member))
        .orderBy(CLOCK_EVENT.AT, CLOCK_EVENT.CLOCK_ID, CLOCK_EVENT.NUMBER);
  }

  Select<Record1<JSON>> calendars(String member) {
    return tx.dsl()
        .select(PersonData.object(CALENDAR.VERSION, CALENDAR.SPANS, CALENDAR.ZONE, CALENDAR.SET_AT))
        .from(CALENDAR)
        .where(CALENDAR.ORG_ID.eq(tx.orgId()), CALENDAR.SET_BY.eq(member))
        .orderBy(CALENDAR.CALENDAR_ID, CALENDAR.VERSION);
  }
}
