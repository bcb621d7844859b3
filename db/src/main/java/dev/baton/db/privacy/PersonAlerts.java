package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ALERT_ANSWER;
import static dev.baton.db.tables.baton.Tables.ALERT_MAIL;
import static dev.baton.db.tables.baton.Tables.ALERT_WEBHOOK;
import static dev.baton.db.tables.baton.Tables.FOLLOW_UP;
import static dev.baton.db.tables.baton.Tables.TELEGRAM_LINK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonObject;
import static org.jooq.impl.DSL.key;

import dev.baton.db.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONEntry;
import org.jooq.Record1;
import org.jooq.Select;

/** By what one person has alerts, and which they answered; never the secrets that sign. */
final class PersonAlerts {
  private final Tx tx;

  PersonAlerts(Tx tx) {
    this.tx = tx;
  }

  Select<Record1<JSON>> media(String member) {
    return tx.dsl()
        .select(object("email", ALERT_MAIL.CHOSEN_AT))
        .from(ALERT_MAIL)
        .where(ALERT_MAIL.ORG_ID.eq(tx.orgId()), ALERT_MAIL.MEMBER_ID.eq(member))
        .unionAll(
            tx.dsl()
                .select(
                    object(
                        "telegram",
                        TELEGRAM_LINK.CHAT_ID,
                        TELEGRAM_LINK.NAME,
                        TELEGRAM_LINK.LINKED_AT))
                .from(TELEGRAM_LINK)
                .where(TELEGRAM_LINK.ORG_ID.eq(tx.orgId()), TELEGRAM_LINK.MEMBER_ID.eq(member)))
        .unionAll(
            tx.dsl()
                .select(
                    object(
                        "webhook",
                        ALERT_WEBHOOK.FOR_WHOM,
                        ALERT_WEBHOOK.ADDRESS,
                        ALERT_WEBHOOK.SET_BY,
                        ALERT_WEBHOOK.SET_AT))
                .from(ALERT_WEBHOOK)
                .where(
                    ALERT_WEBHOOK.ORG_ID.eq(tx.orgId()),
                    ALERT_WEBHOOK.FOR_WHOM.eq(member).or(ALERT_WEBHOOK.SET_BY.eq(member))));
  }

  private static Field<JSON> object(String medium, Field<?>... fields) {
    List<JSONEntry<?>> entries = new ArrayList<>();
    entries.add(key("medium").value(inline(medium)));
    Arrays.stream(fields).map(PersonData::entry).forEach(entries::add);
    return jsonObject(entries);
  }

  Select<Record1<JSON>> answers(String member) {
    return tx.dsl()
        .select(PersonData.object(ALERT_ANSWER.TICKET_KEY, ALERT_ANSWER.ANSWERED_AT))
        .from(ALERT_ANSWER)
        .where(ALERT_ANSWER.ORG_ID.eq(tx.orgId()), ALERT_ANSWER.MEMBER_ID.eq(member))
        .orderBy(ALERT_ANSWER.ANSWERED_AT);
  }

  /** What they said came of them; where they were told of one, a message says so. */
  Select<Record1<JSON>> followUps(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                FOLLOW_UP.TICKET_KEY,
                FOLLOW_UP.DUE_AT,
                FOLLOW_UP.DONE_BY,
                FOLLOW_UP.DONE_AT,
                FOLLOW_UP.OUTCOME))
        .from(FOLLOW_UP)
        .where(FOLLOW_UP.ORG_ID.eq(tx.orgId()), FOLLOW_UP.DONE_BY.eq(member))
        .orderBy(FOLLOW_UP.CREATED_AT);
  }
}
