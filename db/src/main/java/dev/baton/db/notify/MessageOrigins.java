package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DRAFT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.MESSAGE_ORIGIN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.MessageOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** The Slack messages from whose menus escalations were begun. */
public final class MessageOrigins {
  private final Tx tx;

  private MessageOrigins(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static MessageOrigins in(Tx tx) {
    return new MessageOrigins(tx);
  }

  /**
   * Notes from where a form was opened.
   *
   * @param rootViewId Slack's id of the form's first page
   */
  public void note(String rootViewId, MessageOrigin origin, Instant at) {
    tx.dsl()
        .insertInto(MESSAGE_ORIGIN)
        .set(MESSAGE_ORIGIN.ORG_ID, tx.orgId())
        .set(MESSAGE_ORIGIN.ROOT_VIEW_ID, rootViewId)
        .set(MESSAGE_ORIGIN.CHANNEL, origin.channel())
        .set(MESSAGE_ORIGIN.MESSAGE_TS, origin.message())
        .set(MESSAGE_ORIGIN.THREAD_TS, origin.thread())
        .set(MESSAGE_ORIGIN.NOTED_AT, at)
        .onConflictDoNothing()
        .execute();
  }

  /** The form of that draft became this escalation. */
  public void filed(UUID draft, EscalationRef ref) {
    tx.dsl()
        .update(MESSAGE_ORIGIN)
        .set(MESSAGE_ORIGIN.TICKET_KEY, ref.ticket())
        .set(MESSAGE_ORIGIN.SEQ, ref.seq())
        .where(
            MESSAGE_ORIGIN.ORG_ID.eq(tx.orgId()),
            MESSAGE_ORIGIN.SEQ.isNull(),
            MESSAGE_ORIGIN.ROOT_VIEW_ID.eq(
                field(
                    select(DRAFT.ROOT_VIEW_ID)
                        .from(DRAFT)
                        .where(DRAFT.ORG_ID.eq(tx.orgId()), DRAFT.DRAFT_ID.eq(draft)))))
        .execute();
  }

  /**
   * The message whose thread is to learn of this escalation: its own, or that of an earlier one of
   * the ticket which it mends, replaces, repeats or follows by a lead's move.
   */
  public Optional<MessageOrigin> of(EscalationRef ref) {
    return tx.dsl()
        .selectFrom(MESSAGE_ORIGIN)
        .where(
            MESSAGE_ORIGIN.ORG_ID.eq(tx.orgId()),
            MESSAGE_ORIGIN.TICKET_KEY.eq(ref.ticket()),
            MESSAGE_ORIGIN.SEQ.eq(ref.seq()).or(MESSAGE_ORIGIN.SEQ.lt(ref.seq()).and(goesOn(ref))))
        .orderBy(MESSAGE_ORIGIN.SEQ.desc())
        .limit(1)
        .fetchOptional(
            row -> new MessageOrigin(row.getChannel(), row.getMessageTs(), row.getThreadTs()));
  }

  private Condition goesOn(EscalationRef ref) {
    return exists(
        selectOne()
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(ref.ticket()),
                ESCALATION.SEQ.eq(ref.seq()),
                ESCALATION
                    .RESEND_OF
                    .isNotNull()
                    .or(ESCALATION.SUPERSEDES.isNotNull())
                    .or(ESCALATION.TAKES_BACK.isNotNull())
                    .or(ESCALATION.KIND.eq(EscalationKind.REASSIGN.code()))));
  }

  /** Forgets the messages of forms that became nothing and are older than that. */
  public int eraseUnfiledOlderThan(Instant moment) {
    return tx.dsl()
        .deleteFrom(MESSAGE_ORIGIN)
        .where(
            MESSAGE_ORIGIN.ORG_ID.eq(tx.orgId()),
            MESSAGE_ORIGIN.SEQ.isNull(),
            MESSAGE_ORIGIN.NOTED_AT.le(moment))
        .execute();
  }
}
