package dev.baton.db.medium;

import static dev.baton.db.tables.baton.Tables.ALERT_MAIL;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;

/** Who has alerts by mail too. */
public final class AlertMails {
  private final Tx tx;

  private AlertMails(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AlertMails in(Tx tx) {
    return new AlertMails(tx);
  }

  public boolean wants(String member) {
    return tx.dsl()
        .fetchExists(ALERT_MAIL, ALERT_MAIL.ORG_ID.eq(tx.orgId()), ALERT_MAIL.MEMBER_ID.eq(member));
  }

  /** Notes that somebody wants them, or no longer; what is so already changes nothing. */
  public void set(String member, boolean wanted, Instant at) {
    int changed =
        wanted
            ? tx.dsl()
                .insertInto(ALERT_MAIL)
                .set(ALERT_MAIL.ORG_ID, tx.orgId())
                .set(ALERT_MAIL.MEMBER_ID, member)
                .set(ALERT_MAIL.CHOSEN_AT, at)
                .onConflictDoNothing()
                .execute()
            : tx.dsl()
                .deleteFrom(ALERT_MAIL)
                .where(ALERT_MAIL.ORG_ID.eq(tx.orgId()), ALERT_MAIL.MEMBER_ID.eq(member))
                .execute();
    if (changed > 0) {
      MediumAudit.note(
          tx,
          wanted ? AuditKind.ALERT_MEDIUM_CHOSEN : AuditKind.ALERT_MEDIUM_ENDED,
          member,
          "email",
          "",
          at);
    }
  }
}
