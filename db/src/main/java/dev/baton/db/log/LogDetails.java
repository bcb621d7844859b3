package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ANSWER;
import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.INFORMATION;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.QUESTION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.db.tables.baton.tables.Escalation;
import dev.baton.db.tables.baton.tables.Member;
import dev.baton.escalation.decide.AcceptanceKind;
import java.time.Instant;
import org.jooq.Field;

/** Cells of an exported log that are gathered from several rows. */
final class LogDetails {
  /** As the matrix joins several values of a cell. */
  private static final String SEVERAL = "|";

  private LogDetails() {}

  /** A line each: when, by whom, what. */
  static Field<String> addedInformation() {
    Member author = MEMBER.as("author");
    return field(
        select(
                groupConcat(
                        concat(
                            LogColumns.utc(INFORMATION.ADDED_AT),
                            inline(" "),
                            coalesce(author.EMAIL, INFORMATION.AUTHOR),
                            inline(": "),
                            INFORMATION.CONTENT))
                    .orderBy(INFORMATION.ADDED_AT, INFORMATION.INFORMATION_ID)
                    .separator("\n"))
            .from(INFORMATION)
            .leftJoin(author)
            .on(author.ORG_ID.eq(INFORMATION.ORG_ID), author.MEMBER_ID.eq(INFORMATION.AUTHOR))
            .where(
                INFORMATION.ORG_ID.eq(ESCALATION.ORG_ID),
                INFORMATION.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                INFORMATION.SEQ.eq(ESCALATION.SEQ)));
  }

  /** Their names in their order. */
  static Field<String> files() {
    return field(
        select(groupConcat(ATTACHMENT.NAME).orderBy(ATTACHMENT.POSITION).separator(SEVERAL))
            .from(ATTACHMENT)
            .where(
                ATTACHMENT.ORG_ID.eq(ESCALATION.ORG_ID),
                ATTACHMENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                ATTACHMENT.SEQ.eq(ESCALATION.SEQ)));
  }

  /** A line each question and each answer: when, by whom, what. */
  static Field<String> questions() {
    Member asker = MEMBER.as("asker");
    Member answerer = MEMBER.as("answerer");
    Field<String> asked =
        concat(
            LogColumns.utc(QUESTION.ASKED_AT),
            inline(" "),
            coalesce(asker.EMAIL, QUESTION.ASKER),
            inline(": "),
            QUESTION.CONTENT);
    Field<String> answered =
        concat(
            inline("\nanswer "),
            LogColumns.utc(ANSWER.ANSWERED_AT),
            inline(" "),
            coalesce(answerer.EMAIL, ANSWER.AUTHOR),
            inline(": "),
            ANSWER.CONTENT);
    return field(
        select(
                groupConcat(concat(asked, coalesce(answered, inline(""))))
                    .orderBy(QUESTION.ASKED_AT, QUESTION.QUESTION_ID)
                    .separator("\n"))
            .from(QUESTION)
            .leftJoin(asker)
            .on(asker.ORG_ID.eq(QUESTION.ORG_ID), asker.MEMBER_ID.eq(QUESTION.ASKER))
            .leftJoin(ANSWER)
            .on(
                ANSWER.ORG_ID.eq(QUESTION.ORG_ID),
                ANSWER.TICKET_KEY.eq(QUESTION.TICKET_KEY),
                ANSWER.SEQ.eq(QUESTION.SEQ),
                ANSWER.QUESTION_ID.eq(QUESTION.QUESTION_ID))
            .leftJoin(answerer)
            .on(answerer.ORG_ID.eq(ANSWER.ORG_ID), answerer.MEMBER_ID.eq(ANSWER.AUTHOR))
            .where(
                QUESTION.ORG_ID.eq(ESCALATION.ORG_ID),
                QUESTION.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                QUESTION.SEQ.eq(ESCALATION.SEQ)));
  }

  /** Whether its time to decide ended before it was settled, or before now where it is not. */
  static Field<String> overdue(Instant now) {
    return LogColumns.text(
        field(
            coalesce(ESCALATION.DECIDED_AT, val(now, ESCALATION.DECIDED_AT))
                .gt(ESCALATION.DECIDE_BY)));
  }

  /** Everybody who could decide it at any time, in the order they were asked. */
  static Field<String> peopleAsked() {
    Member asked = MEMBER.as("asked");
    return field(
        select(
                groupConcat(coalesce(asked.EMAIL, RECIPIENT.MEMBER_ID))
                    .orderBy(RECIPIENT.ADDED_AT, RECIPIENT.POSITION, RECIPIENT.MEMBER_ID)
                    .separator(SEVERAL))
            .from(RECIPIENT)
            .leftJoin(asked)
            .on(asked.ORG_ID.eq(RECIPIENT.ORG_ID), asked.MEMBER_ID.eq(RECIPIENT.MEMBER_ID))
            .where(
                RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
                RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                RECIPIENT.SEQ.eq(ESCALATION.SEQ)));
  }

  /**
   * When who had decided it took that back: by an acceptance, or by the request that waits again.
   */
  static Field<String> takenBackAt() {
    Escalation again = ESCALATION.as("waits_again");
    return LogColumns.utc(
        coalesce(
            field(
                select(ACCEPTANCE.ACCEPTED_AT)
                    .from(ACCEPTANCE)
                    .where(
                        ACCEPTANCE.ORG_ID.eq(ESCALATION.ORG_ID),
                        ACCEPTANCE.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                        ACCEPTANCE.SEQ.eq(ESCALATION.SEQ),
                        ACCEPTANCE.KIND.eq(AcceptanceKind.TAKEN_BACK.code()))),
            field(
                select(again.REQUESTED_AT)
                    .from(again)
                    .where(
                        again.ORG_ID.eq(ESCALATION.ORG_ID),
                        again.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                        again.SEQ.eq(ESCALATION.SEQ.plus(1)),
                        again.TAKES_BACK.eq(ESCALATION.SEQ)))));
  }

  /** Number of the escalation that took its place. */
  static Field<String> replacedBy() {
    Escalation successor = ESCALATION.as("successor");
    return LogColumns.text(
        field(
            select(min(successor.SEQ))
                .from(successor)
                .where(
                    successor.ORG_ID.eq(ESCALATION.ORG_ID),
                    successor.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                    successor.SUPERSEDES.eq(ESCALATION.SEQ))));
  }
}
