package dev.baton.bot.alert;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.escalation.notify.Medium;

/** What is noted of deliveries. */
record Noted(Tx tx) {
  /** Of the newest by this medium that alerts of this ticket; blank for nothing. */
  String error(String ticket, Medium medium) {
    return tx.dsl()
        .select(DELIVERY.ERROR)
        .from(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), DELIVERY.MEDIUM.eq(medium.code()))
        .and("detail ->> 'ticket' = {0}", val(ticket))
        .orderBy(DELIVERY.CREATED_AT.desc())
        .limit(1)
        .fetchOptional(row -> row.value1() == null ? "" : row.value1().data())
        .orElse("");
  }
}
