package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.ANSWER;
import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.INFORMATION;
import static dev.baton.db.tables.baton.Tables.MESSAGE_ORIGIN;
import static dev.baton.db.tables.baton.Tables.QUESTION;
import static dev.baton.db.tables.baton.Tables.REASSIGNMENT;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static org.jooq.impl.DSL.jsonObject;
import static org.jooq.impl.DSL.key;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationKind;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What a person's data holds of requests: theirs, and those they had a part in. */
final class PersonRequests {
  private final Tx tx;

  PersonRequests(Tx tx) {
    this.tx = tx;
  }

  Select<Record1<JSON>> filed(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
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
  Select<Record1<JSON>> escalatedMessages(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
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

  Select<Record1<JSON>> decisions(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                PersonData.entry(ESCALATION.TICKET_KEY),
                PersonData.entry(ESCALATION.SEQ),
                PersonData.entry(ESCALATION.STATE),
                PersonData.entry(ESCALATION.OVERRIDE),
                PersonData.entry(ESCALATION.BOUNCE_CODE),
                PersonData.entry(ESCALATION.BOUNCE_NOTE),
                key("move_note")
                    .value(
                        DSL.when(
                            ESCALATION.KIND.eq(EscalationKind.REASSIGN.code()), ESCALATION.REASON)),
                PersonData.entry(ESCALATION.DECIDED_AT)))
        .from(ESCALATION)
        .where(ESCALATION.ORG_ID.eq(tx.orgId()), ESCALATION.DECIDED_BY.eq(member))
        .orderBy(ESCALATION.DECIDED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ);
  }

  Select<Record1<JSON>> moves(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                PersonData.entry(REASSIGNMENT.ORDERED_BY),
                PersonData.entry(REASSIGNMENT.FROM_OWNER),
                PersonData.entry(REASSIGNMENT.NEW_OWNER),
                PersonData.entry(REASSIGNMENT.TIER),
                key("note").value(DSL.when(REASSIGNMENT.ORDERED_BY.eq(member), REASSIGNMENT.NOTE)),
                PersonData.entry(REASSIGNMENT.ORDERED_AT),
                PersonData.entry(REASSIGNMENT.FINISHED_AT)))
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

  Select<Record1<JSON>> namedIn(String member) {
    return tx.dsl()
        .select(
            jsonObject(
                PersonData.entry(ESCALATION.TICKET_KEY),
                PersonData.entry(ESCALATION.SEQ),
                PersonData.entry(ESCALATION.STATE),
                PersonData.entry(ESCALATION.REQUESTED_AT),
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

  Select<Record1<JSON>> asked(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
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

  Select<Record1<JSON>> information(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                INFORMATION.TICKET_KEY, INFORMATION.SEQ, INFORMATION.CONTENT, INFORMATION.ADDED_AT))
        .from(INFORMATION)
        .where(INFORMATION.ORG_ID.eq(tx.orgId()), INFORMATION.AUTHOR.eq(member))
        .orderBy(INFORMATION.ADDED_AT, INFORMATION.INFORMATION_ID);
  }

  Select<Record1<JSON>> files(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
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

  Select<Record1<JSON>> questions(String member) {
    return tx.dsl()
        .select(
            PersonData.object(
                QUESTION.TICKET_KEY, QUESTION.SEQ, QUESTION.CONTENT, QUESTION.ASKED_AT))
        .from(QUESTION)
        .where(QUESTION.ORG_ID.eq(tx.orgId()), QUESTION.ASKER.eq(member))
        .orderBy(QUESTION.ASKED_AT, QUESTION.QUESTION_ID);
  }

  Select<Record1<JSON>> answers(String member) {
    return tx.dsl()
        .select(
            PersonData.object(ANSWER.TICKET_KEY, ANSWER.SEQ, ANSWER.CONTENT, ANSWER.ANSWERED_AT))
        .from(ANSWER)
        .where(ANSWER.ORG_ID.eq(tx.orgId()), ANSWER.AUTHOR.eq(member))
        .orderBy(ANSWER.ANSWERED_AT, ANSWER.QUESTION_ID);
  }
}
