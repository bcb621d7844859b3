package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ABSENCE;
import static dev.baton.db.tables.baton.Tables.AUDIT_CONTENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.DRAFT;
import static dev.baton.db.tables.baton.Tables.HOME;
import static dev.baton.db.tables.baton.Tables.LEAVER;
import static dev.baton.db.tables.baton.Tables.MATRIX_PROPOSAL;
import static dev.baton.db.tables.baton.Tables.MATRIX_SHEET;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROLE_GRANT;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.SETUP;
import static dev.baton.db.tables.baton.Tables.WEB_SESSION;
import static org.jooq.impl.DSL.jsonObject;
import static org.jooq.impl.DSL.key;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.privacy.PersonRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONEntry;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Everything the workspace stores about one person: who they are, what they wrote, and where the
 * history names them. What others wrote is theirs and not in it.
 */
public final class PersonData {
  private static final int ROWS_PER_FETCH = 500;

  private final Tx tx;

  private PersonData(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static PersonData in(Tx tx) {
    return new PersonData(tx);
  }

  /** Hands over all of it, section by section, without holding it in memory. */
  public void stream(String member, Consumer<PersonRecord> consumer) {
    PersonRequests requests = new PersonRequests(tx);
    section("profile", profile(member), consumer);
    section("roles", roles(member), consumer);
    section("requests", requests.filed(member), consumer);
    section("escalated messages", requests.escalatedMessages(member), consumer);
    section("decisions", requests.decisions(member), consumer);
    section("ticket moves", requests.moves(member), consumer);
    section("named in", requests.namedIn(member), consumer);
    section("tickets taken", new PersonTickets(tx).taken(member), consumer);
    section("ticket events", new PersonTickets(tx).events(member), consumer);
    section("accounts", new PersonTickets(tx).accounts(member), consumer);
    section("tickets naming them", new PersonTickets(tx).naming(member), consumer);
    section("events naming them", new PersonTickets(tx).sent(member), consumer);
    section("help desk tickets", new PersonTickets(tx).atHelpDesks(member), consumer);
    section("connections", new PersonTickets(tx).connections(member), consumer);
    section("asked to decide", requests.asked(member), consumer);
    section("matrix rows", matrixRows(member), consumer);
    section("proposed matrices", proposedMatrices(member), consumer);
    section("linked sheet", linkedSheet(member), consumer);
    section("added information", requests.information(member), consumer);
    section("files", requests.files(member), consumer);
    section("questions", requests.questions(member), consumer);
    section("answers", requests.answers(member), consumer);
    section("drafts", drafts(member), consumer);
    section("app home", appHome(member), consumer);
    section("sessions", sessions(member), consumer);
    section("setup interview", setup(member), consumer);
    section("absences", absences(member), consumer);
    PersonAlerts alerts = new PersonAlerts(tx);
    section("alert media", alerts.media(member), consumer);
    section("alert answers", alerts.answers(member), consumer);
    section("follow-ups", alerts.followUps(member), consumer);
    section("left behind", leftBehind(member), consumer);
    section("clocks", new PersonClocks(tx).clocks(member), consumer);
    section("calendars", new PersonClocks(tx).calendars(member), consumer);
    section("messages and mails", deliveries(member), consumer);
    section("audit events", auditEvents(member), consumer);
  }

  /** Notes that a person's data was handed to somebody. */
  public void noteExported(String member, String by, long records, Instant at) {
    tx.audit(
        new AuditEntry(
            AuditKind.PERSON_EXPORTED,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("member", member, "records", String.valueOf(records))));
  }

  private static void section(
      String name, Select<Record1<JSON>> query, Consumer<PersonRecord> consumer) {
    try (Cursor<Record1<JSON>> cursor = query.fetchSize(ROWS_PER_FETCH).fetchLazy()) {
      cursor.forEach(row -> consumer.accept(new PersonRecord(name, row.value1().data())));
    }
  }

  static Field<JSON> object(Field<?>... fields) {
    return jsonObject(Arrays.stream(fields).map(PersonData::entry).toList());
  }

  static JSONEntry<?> entry(Field<?> field) {
    return key(field.getName()).value(field);
  }

  private Select<Record1<JSON>> profile(String member) {
    return tx.dsl()
        .select(
            object(
                MEMBER.MEMBER_ID,
                MEMBER.NAME,
                MEMBER.EMAIL,
                MEMBER.TZ,
                MEMBER.KIND,
                MEMBER.SLACK_ROLE,
                MEMBER.DEACTIVATED,
                MEMBER.AWAY,
                MEMBER.AWAY_UNTIL,
                MEMBER.EMAIL_OPT_OUT,
                MEMBER.REQUEST_MAIL,
                MEMBER.LOCALE,
                MEMBER.LANGUAGE,
                MEMBER.REFRESHED_AT,
                MEMBER.ERASED_AT))
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(member));
  }

  /** Where they are signed in; a link that was not used says nothing more and ends in minutes. */
  private Select<Record1<JSON>> sessions(String member) {
    return tx.dsl()
        .select(object(WEB_SESSION.BEGAN_AT, WEB_SESSION.SEEN_AT, WEB_SESSION.ENDS_AT))
        .from(WEB_SESSION)
        .where(WEB_SESSION.ORG_ID.eq(tx.orgId()), WEB_SESSION.MEMBER_ID.eq(member))
        .orderBy(WEB_SESSION.BEGAN_AT);
  }

  private Select<Record1<JSON>> roles(String member) {
    return tx.dsl()
        .select(object(ROLE_GRANT.ROLE, ROLE_GRANT.GRANTED_BY, ROLE_GRANT.GRANTED_AT))
        .from(ROLE_GRANT)
        .where(ROLE_GRANT.ORG_ID.eq(tx.orgId()), ROLE_GRANT.MEMBER_ID.eq(member))
        .orderBy(ROLE_GRANT.ROLE);
  }

  /** The rows of all versions of the matrix that hold their address, and as what. */
  private Select<Record1<JSON>> matrixRows(String member) {
    List<JSONEntry<?>> entries =
        new ArrayList<>(List.of(entry(ROUTE.VERSION), entry(ROUTE.NUMBER)));
    NamedInRoute.COLUMNS.forEach(
        column -> entries.add(key(column.getName()).value(DSL.field(NamedInRoute.in(column)))));
    return tx.dsl()
        .select(jsonObject(entries))
        .from(ROUTE)
        .join(MEMBER)
        .on(MEMBER.ORG_ID.eq(ROUTE.ORG_ID), MEMBER.MEMBER_ID.eq(member))
        .where(ROUTE.ORG_ID.eq(tx.orgId()), NamedInRoute.anywhere())
        .orderBy(ROUTE.VERSION, ROUTE.NUMBER);
  }

  private Select<Record1<JSON>> proposedMatrices(String member) {
    return tx.dsl()
        .select(
            object(
                MATRIX_PROPOSAL.ORIGIN,
                MATRIX_PROPOSAL.SOURCE,
                MATRIX_PROPOSAL.STATE,
                MATRIX_PROPOSAL.MADE_AT))
        .from(MATRIX_PROPOSAL)
        .where(MATRIX_PROPOSAL.ORG_ID.eq(tx.orgId()), MATRIX_PROPOSAL.MADE_BY.eq(member))
        .orderBy(MATRIX_PROPOSAL.MADE_AT);
  }

  private Select<Record1<JSON>> linkedSheet(String member) {
    return tx.dsl()
        .select(object(MATRIX_SHEET.SHOWN, MATRIX_SHEET.LINKED_AT))
        .from(MATRIX_SHEET)
        .where(MATRIX_SHEET.ORG_ID.eq(tx.orgId()), MATRIX_SHEET.LINKED_BY.eq(member));
  }

  private Select<Record1<JSON>> leftBehind(String member) {
    return tx.dsl()
        .select(object(LEAVER.TIER, LEAVER.TICKETS, LEAVER.NAMED, LEAVER.FOUND_AT))
        .from(LEAVER)
        .where(LEAVER.ORG_ID.eq(tx.orgId()), LEAVER.MEMBER_ID.eq(member))
        .orderBy(LEAVER.TIER);
  }

  private Select<Record1<JSON>> absences(String member) {
    return tx.dsl()
        .select(
            object(
                ABSENCE.MEMBER_ID,
                ABSENCE.AWAY_FROM,
                ABSENCE.AWAY_UNTIL,
                ABSENCE.NOTE,
                ABSENCE.SET_BY,
                ABSENCE.SET_AT))
        .from(ABSENCE)
        .where(
            ABSENCE.ORG_ID.eq(tx.orgId()),
            ABSENCE.MEMBER_ID.eq(member).or(ABSENCE.SET_BY.eq(member)))
        .orderBy(ABSENCE.AWAY_FROM, ABSENCE.ABSENCE_ID);
  }

  private Select<Record1<JSON>> drafts(String member) {
    return tx.dsl()
        .select(object(DRAFT.ANSWERS, DRAFT.CREATED_AT))
        .from(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()), DRAFT.AUTHOR.eq(member))
        .orderBy(DRAFT.CREATED_AT);
  }

  private Select<Record1<JSON>> appHome(String member) {
    return tx.dsl()
        .select(object(HOME.OPENED_AT, HOME.TAB))
        .from(HOME)
        .where(HOME.ORG_ID.eq(tx.orgId()), HOME.MEMBER_ID.eq(member));
  }

  private Select<Record1<JSON>> setup(String member) {
    return tx.dsl()
        .select(object(SETUP.STEP, SETUP.ANSWERS, SETUP.STARTED_AT, SETUP.CHANGED_AT))
        .from(SETUP)
        .where(
            SETUP.ORG_ID.eq(tx.orgId()),
            SETUP.STARTED_BY.eq(member).or(SETUP.CHANGED_BY.eq(member)));
  }

  private Select<Record1<JSON>> deliveries(String member) {
    return tx.dsl()
        .select(
            object(
                DELIVERY.KIND,
                DELIVERY.MEDIUM,
                DELIVERY.TICKET_KEY,
                DELIVERY.SEQ,
                DELIVERY.STATE,
                DELIVERY.ADDRESS,
                DELIVERY.ERROR,
                DELIVERY.CREATED_AT,
                DELIVERY.SETTLED_AT))
        .from(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), DELIVERY.RECIPIENT.eq(member))
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID);
  }

  private Select<Record1<JSON>> auditEvents(String member) {
    return tx.dsl()
        .select(
            object(
                AUDIT_EVENT.NUMBER,
                AUDIT_EVENT.AT,
                AUDIT_EVENT.KIND,
                AUDIT_EVENT.SURFACE,
                AUDIT_EVENT.TICKET_KEY,
                AUDIT_EVENT.SEQ,
                AUDIT_CONTENT.CONTENT))
        .from(AUDIT_EVENT)
        .leftJoin(AUDIT_CONTENT)
        .on(
            AUDIT_CONTENT.ORG_ID.eq(AUDIT_EVENT.ORG_ID),
            AUDIT_CONTENT.NUMBER.eq(AUDIT_EVENT.NUMBER))
        .where(AUDIT_EVENT.ORG_ID.eq(tx.orgId()), AUDIT_EVENT.ACTOR.eq(member))
        .orderBy(AUDIT_EVENT.NUMBER);
  }
}
