package dev.baton.db.alert;

import static dev.baton.db.tables.baton.Tables.ALERT_ANSWER;

import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who said of a ticket they were alerted of that they are on it. */
public final class AlertAnswers {
  private final Tx tx;

  private AlertAnswers(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AlertAnswers in(Tx tx) {
    return new AlertAnswers(tx);
  }

  /** Somebody who is on it, and since when. */
  public record Answer(String member, Instant at) {}

  /** The first to say so comes first. */
  public List<Answer> of(String ticket) {
    return tx.dsl()
        .selectFrom(ALERT_ANSWER)
        .where(ALERT_ANSWER.ORG_ID.eq(tx.orgId()), ALERT_ANSWER.TICKET_KEY.eq(ticket))
        .orderBy(ALERT_ANSWER.ANSWERED_AT, ALERT_ANSWER.MEMBER_ID)
        .fetch(row -> new Answer(row.getMemberId(), row.getAnsweredAt()));
  }

  /**
   * Notes it and shows it to everybody who was alerted; the ticket's lock is held.
   *
   * @return false when they said so before
   */
  public boolean note(String ticket, String member, Instant at) {
    int added =
        tx.dsl()
            .insertInto(ALERT_ANSWER)
            .set(ALERT_ANSWER.ORG_ID, tx.orgId())
            .set(ALERT_ANSWER.TICKET_KEY, ticket)
            .set(ALERT_ANSWER.MEMBER_ID, member)
            .set(ALERT_ANSWER.ANSWERED_AT, at)
            .onConflictDoNothing()
            .execute();
    if (added > 0) {
      DeliveryQueue.in(tx).redrawAlerts(ticket, at);
      tx.audit(
          new AuditEntry(
              AuditKind.ALERT_ANSWERED,
              at,
              member,
              "slack",
              Optional.empty(),
              Map.of("ticket", ticket)));
    }
    return added > 0;
  }

  /** Whether this person was alerted of it. */
  public boolean wasAlerted(String ticket, String member) {
    return DeliveryQueue.in(tx).wasAlerted(ticket, member);
  }
}
