package dev.baton.db.medium;

import static dev.baton.db.tables.baton.Tables.ALERT_WEBHOOK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.AlertWebhookRecord;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.AlertsEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/** Where alerts go by signed webhook. Secrets are sealed before they come here. */
public final class AlertWebhooks {
  /** For whom it is that other programs are told what comes of follow-ups. */
  public static final String WORKSPACE = "workspace";

  /** So long the secret before still signs beside the new one. */
  public static final Duration OVERLAP = Duration.ofDays(1);

  private final Tx tx;

  private AlertWebhooks(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AlertWebhooks in(Tx tx) {
    return new AlertWebhooks(tx);
  }

  /**
   * An address and what signs what goes there.
   *
   * @param forWhom Slack id, or {@link #WORKSPACE}
   * @param oldSecret of before the last change, until {@code oldUntil}
   * @param failingSince the first failure since the last success
   */
  public record Webhook(
      String forWhom,
      String address,
      String secret,
      Optional<String> oldSecret,
      Optional<Instant> oldUntil,
      Optional<Instant> failingSince) {}

  public Optional<Webhook> of(String forWhom) {
    return tx.dsl().selectFrom(ALERT_WEBHOOK).where(is(forWhom)).fetchOptional(AlertWebhooks::read);
  }

  /**
   * Alerts go there from now on; what went to another address before has its own secret.
   *
   * @param secret sealed
   * @param by Slack id
   */
  public void set(String forWhom, String address, String secret, String by, Instant at) {
    tx.dsl().deleteFrom(ALERT_WEBHOOK).where(is(forWhom)).execute();
    tx.dsl()
        .insertInto(ALERT_WEBHOOK)
        .set(ALERT_WEBHOOK.ORG_ID, tx.orgId())
        .set(ALERT_WEBHOOK.FOR_WHOM, forWhom)
        .set(ALERT_WEBHOOK.ADDRESS, address)
        .set(ALERT_WEBHOOK.SECRET, secret)
        .set(ALERT_WEBHOOK.SET_BY, by)
        .set(ALERT_WEBHOOK.SET_AT, at)
        .execute();
    MediumAudit.note(tx, AuditKind.ALERT_MEDIUM_CHOSEN, by, medium(forWhom), "", at);
  }

  /**
   * Signs by this secret from now on, and for a day by the one before too.
   *
   * @return false when there is nothing to sign for
   */
  public boolean rotate(String forWhom, String secret, String by, Instant at) {
    return tx.dsl()
            .update(ALERT_WEBHOOK)
            .set(ALERT_WEBHOOK.OLD_SECRET, ALERT_WEBHOOK.SECRET)
            .set(ALERT_WEBHOOK.OLD_UNTIL, at.plus(OVERLAP))
            .set(ALERT_WEBHOOK.SECRET, secret)
            .set(ALERT_WEBHOOK.SET_BY, by)
            .set(ALERT_WEBHOOK.SET_AT, at)
            .where(is(forWhom))
            .execute()
        > 0;
  }

  /**
   * Nothing goes there any more.
   *
   * @param why empty when somebody said so in Slack
   * @return false when nothing did
   */
  public boolean end(String forWhom, Optional<AlertsEnd> why, String by, Instant at) {
    boolean gone = tx.dsl().deleteFrom(ALERT_WEBHOOK).where(is(forWhom)).execute() > 0;
    if (gone) {
      MediumAudit.note(
          tx,
          AuditKind.ALERT_MEDIUM_ENDED,
          by,
          medium(forWhom),
          why.map(AlertsEnd::code).orElse(""),
          at);
    }
    return gone;
  }

  /** It was handed over. */
  public void worked(String forWhom) {
    tx.dsl()
        .update(ALERT_WEBHOOK)
        .setNull(ALERT_WEBHOOK.FAILING_SINCE)
        .where(is(forWhom), ALERT_WEBHOOK.FAILING_SINCE.isNotNull())
        .execute();
  }

  /**
   * It was not.
   *
   * @return since when that goes on
   */
  public Instant failed(String forWhom, Instant at) {
    return tx.dsl()
        .update(ALERT_WEBHOOK)
        .set(ALERT_WEBHOOK.FAILING_SINCE, coalesce(ALERT_WEBHOOK.FAILING_SINCE, val(at)))
        .where(is(forWhom))
        .returning(ALERT_WEBHOOK.FAILING_SINCE)
        .fetchOptional(ALERT_WEBHOOK.FAILING_SINCE)
        .orElse(at);
  }

  private static String medium(String forWhom) {
    return forWhom.equals(WORKSPACE) ? "workspace webhook" : "webhook";
  }

  private Condition is(String forWhom) {
    return ALERT_WEBHOOK.ORG_ID.eq(tx.orgId()).and(ALERT_WEBHOOK.FOR_WHOM.eq(forWhom));
  }

  private static Webhook read(AlertWebhookRecord row) {
    return new Webhook(
        row.getForWhom(),
        row.getAddress(),
        row.getSecret(),
        Optional.ofNullable(row.getOldSecret()),
        Optional.ofNullable(row.getOldUntil()),
        Optional.ofNullable(row.getFailingSince()));
  }
}
