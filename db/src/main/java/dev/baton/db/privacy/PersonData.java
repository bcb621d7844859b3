package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ABSENCE;
import static dev.baton.db.tables.baton.Tables.ANSWER;
import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_CONTENT;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.DRAFT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.HOME;
import static dev.baton.db.tables.baton.Tables.INFORMATION;
import static dev.baton.db.tables.baton.Tables.LEAVER;
import static dev.baton.db.tables.baton.Tables.MATRIX_PROPOSAL;
import static dev.baton.db.tables.baton.Tables.MATRIX_SHEET;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.MESSAGE_ORIGIN;
import static dev.baton.db.tables.baton.Tables.QUESTION;
import static dev.baton.db.tables.baton.Tables.REASSIGNMENT;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.ROLE_GRANT;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.SETUP;
import static org.jooq.impl.DSL.jsonObject;
import static org.jooq.impl.DSL.key;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationKind;
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
import org.jooq.JSONB;
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
    section("profile", profile(member), consumer);
    section("roles", roles(member), consumer);
    section("requests", requests(member), consumer);
    section("escalated messages", escalatedMessages(member), consumer);
    section("decisions", decisions(member), consumer);
    section("ticket moves", moves(member), consumer);
    section("named in", namedIn(member), consumer);
    section("tickets taken", new PersonTickets(tx).taken(member), consumer);
    section("accounts", new PersonTickets(tx).accounts(member), consumer);
    section("asked to decide", asked(member), consumer);
    section("matrix rows", matrixRows(member), consumer);
    section("proposed matrices", proposedMatrices(member), consumer);
    section("linked sheet", linkedSheet(member), consumer);
    section("added information", information(member), consumer);
    section("files", files(member), consumer);
    section("questions", questions(member), consumer);
    section("answers", answers(member), consumer);
    section("drafts", drafts(member), consumer);
    section("app home", appHome(member), consumer);
    section("setup interview", setup(member), consumer);
    section("absences", absences(member), consumer);
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

  private static JSONEntry<?> entry(Field<?> field) {
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

  private Select<Record1<JSON>> roles(String member) {
    return tx.dsl()
        .select(object(ROLE_GRANT.ROLE, ROLE_GRANT.GRANTED_BY, ROLE_GRANT.GRANTED_AT))
        .from(ROLE_GRANT)
        .where(ROLE_GRANT.ORG_ID.eq(tx.orgId()), ROLE_GRANT.MEMBER_ID.eq(member))
        .orderBy(ROLE_GRANT.ROLE);
  }

  private Select<Record1<JSON>> requests(String member) {
    return tx.dsl()
        .select(
            object(
                ESCALATION.TICKET_KEY,
                ESCALATION.SEQ,
                ESCALATION.STATE,
                ESCALATION.FROM_TIER,
                ESCALATION.TO_TIER,
                ESCALATION.REASON,
                ESCALATION.STEPS_TRIED,
                ESCALATION.NOTHING_TRIED,
                ESCALATION.CHECKLIST,
                ESCALATION.CATEGORY,
                ESCALATION.PRIORITY,
                ESCALATION.CUSTOMER,
                ESCALATION.REQUESTED_AT,
                ESCALATION.DECIDED_AT))
        .from(ESCALATION)
        .where(ESCALATION.ORG_ID.eq(tx.orgId()), ESCALATION.REQUESTER.eq(member))
        .orderBy(ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ);
  }

  /** Where messages stand that they escalated. */
  private Select<Record1<JSON>> escalatedMessages(String member) {
    return tx.dsl()
        .select(
            object(
                MESSAGE_ORIGIN.TICKET_KEY,
                MESSAGE_ORIGIN.SEQ,
                MESSAGE_ORIGIN.CHANNEL,
                MESSAGE_ORIGIN.MESSAGE_TS,
                MESSAGE_ORIGIN.NOTED_AT))
        .from(MESSAGE_ORIGIN)
        .join(ESCALATION)
        .on(
            ESCALATION.ORG_ID.eq(MESSAGE_ORIGIN.ORG_ID),
            ESCALATION.TICKET_KEY.eq(MESSAGE_ORIGIN.TICKET_KEY),
            ESCALATION.SEQ.eq(MESSAGE_ORIGIN.SEQ))
        .where(MESSAGE_ORIGIN.ORG_ID.eq(tx.orgId()), ESCALATION.REQUESTER.eq(member))
        .orderBy(MESSAGE_ORIGIN.NOTED_AT, MESSAGE_ORIGIN.ROOT_VIEW_ID);
  }

  private Select<Record1<JSON>> decisions(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                entry(ESCALATION.TICKET_KEY),
                entry(ESCALATION.SEQ),
                entry(ESCALATION.STATE),
                entry(ESCALATION.OVERRIDE),
                entry(ESCALATION.BOUNCE_CODE),
                entry(ESCALATION.BOUNCE_NOTE),
                key("move_note")
                    .value(
                        DSL.when(
                            ESCALATION.KIND.eq(EscalationKind.REASSIGN.code()), ESCALATION.REASON)),
                entry(ESCALATION.DECIDED_AT)))
        .from(ESCALATION)
        .where(ESCALATION.ORG_ID.eq(tx.orgId()), ESCALATION.DECIDED_BY.eq(member))
        .orderBy(ESCALATION.DECIDED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ);
  }

  private Select<Record1<JSON>> moves(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                entry(REASSIGNMENT.ORDERED_BY),
                entry(REASSIGNMENT.FROM_OWNER),
                entry(REASSIGNMENT.NEW_OWNER),
                entry(REASSIGNMENT.TIER),
                key("note").value(DSL.when(REASSIGNMENT.ORDERED_BY.eq(member), REASSIGNMENT.NOTE)),
                entry(REASSIGNMENT.ORDERED_AT),
                entry(REASSIGNMENT.FINISHED_AT)))
        .from(REASSIGNMENT)
        .where(
            REASSIGNMENT.ORG_ID.eq(tx.orgId()),
            REASSIGNMENT
                .ORDERED_BY
                .eq(member)
                .or(REASSIGNMENT.FROM_OWNER.eq(member))
                .or(REASSIGNMENT.NEW_OWNER.eq(member)))
        .orderBy(REASSIGNMENT.ORDERED_AT, REASSIGNMENT.REASSIGNMENT_ID);
  }

  private Select<Record1<JSON>> namedIn(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                entry(ESCALATION.TICKET_KEY),
                entry(ESCALATION.SEQ),
                entry(ESCALATION.STATE),
                entry(ESCALATION.REQUESTED_AT),
                key("previous_owner").value(DSL.field(ESCALATION.PREVIOUS_OWNER.eq(member))),
                key("proposed_owner").value(DSL.field(ESCALATION.PROPOSED_OWNER.eq(member))),
                key("new_owner").value(DSL.field(ESCALATION.NEW_OWNER.eq(member))),
                key("because")
                    .value(
                        DSL.when(ESCALATION.PROPOSED_OWNER.eq(member), ESCALATION.BECAUSE)
                            .otherwise(JSONB.valueOf("[]")))))
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION
                .PREVIOUS_OWNER
                .eq(member)
                .or(ESCALATION.PROPOSED_OWNER.eq(member))
                .or(ESCALATION.NEW_OWNER.eq(member)))
        .orderBy(ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ);
  }

  private Select<Record1<JSON>> asked(String member) {
    return tx.dsl()
        .select(
            object(
                RECIPIENT.TICKET_KEY,
                RECIPIENT.SEQ,
                RECIPIENT.ROLE,
                RECIPIENT.WHY,
                RECIPIENT.ADDED_AT,
                RECIPIENT.REMOVED_AT))
        .from(RECIPIENT)
        .where(RECIPIENT.ORG_ID.eq(tx.orgId()), RECIPIENT.MEMBER_ID.eq(member))
        .orderBy(RECIPIENT.ADDED_AT, RECIPIENT.TICKET_KEY, RECIPIENT.SEQ);
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

  private Select<Record1<JSON>> information(String member) {
    return tx.dsl()
        .select(
            object(
                INFORMATION.TICKET_KEY, INFORMATION.SEQ, INFORMATION.CONTENT, INFORMATION.ADDED_AT))
        .from(INFORMATION)
        .where(INFORMATION.ORG_ID.eq(tx.orgId()), INFORMATION.AUTHOR.eq(member))
        .orderBy(INFORMATION.ADDED_AT, INFORMATION.INFORMATION_ID);
  }

  private Select<Record1<JSON>> files(String member) {
    return tx.dsl()
        .select(
            object(
                ATTACHMENT.TICKET_KEY,
                ATTACHMENT.SEQ,
                ATTACHMENT.FILE_ID,
                ATTACHMENT.NAME,
                ATTACHMENT.SIZE,
                ATTACHMENT.GIVEN_AT))
        .from(ATTACHMENT)
        .where(ATTACHMENT.ORG_ID.eq(tx.orgId()), ATTACHMENT.GIVEN_BY.eq(member))
        .orderBy(ATTACHMENT.GIVEN_AT, ATTACHMENT.TICKET_KEY, ATTACHMENT.SEQ, ATTACHMENT.POSITION);
  }

  private Select<Record1<JSON>> questions(String member) {
    return tx.dsl()
        .select(object(QUESTION.TICKET_KEY, QUESTION.SEQ, QUESTION.CONTENT, QUESTION.ASKED_AT))
        .from(QUESTION)
        .where(QUESTION.ORG_ID.eq(tx.orgId()), QUESTION.ASKER.eq(member))
        .orderBy(QUESTION.ASKED_AT, QUESTION.QUESTION_ID);
  }

  private Select<Record1<JSON>> answers(String member) {
    return tx.dsl()
        .select(object(ANSWER.TICKET_KEY, ANSWER.SEQ, ANSWER.CONTENT, ANSWER.ANSWERED_AT))
        .from(ANSWER)
        .where(ANSWER.ORG_ID.eq(tx.orgId()), ANSWER.AUTHOR.eq(member))
        .orderBy(ANSWER.ANSWERED_AT, ANSWER.QUESTION_ID);
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
