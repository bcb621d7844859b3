package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static java.util.Objects.requireNonNull;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.privacy.RetentionPeriod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How long the workspace keeps what people typed. */
public final class Retention {
  private final Tx tx;

  private Retention(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Retention in(Tx tx) {
    return new Retention(tx);
  }

  /** The workspace's period; empty when everything is kept. */
  public Optional<RetentionPeriod> period() {
    return tx.dsl()
        .select(WORKSPACE.RETENTION_MONTHS)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.RETENTION_MONTHS)
        .map(RetentionPeriod::new);
  }

  /**
   * Sets the period; false when it is that already, and then nothing is written.
   *
   * @param period empty to keep everything
   */
  public boolean set(Optional<RetentionPeriod> period, String by, Instant at) {
    if (period().equals(period)) {
      return false;
    }
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.RETENTION_MONTHS, period.map(RetentionPeriod::months).orElse(null))
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .execute();
    String months = period.map(p -> String.valueOf(p.months())).orElse("none");
    tx.audit(AuditEntry.ofSettings(Map.of("retention_months", months), by, at));
    return true;
  }

  /**
   * Blanks what is older than the period, at most {@code limit} rows of each kind. The database
   * knows the period and holds the clock back, so that a wrong one erases nothing too early.
   *
   * @return how many rows; 0 when nothing is left to do
   */
  public long eraseExpired(Instant at, int limit) {
    return requireNonNull(
        tx.dsl()
            .fetchSingle("select baton.erase_expired(?::timestamptz, ?)", at.toString(), limit)
            .get(0, Long.class));
  }

  /** Notes that content went because its time was over. */
  public void noteErased(long rows, Instant at) {
    tx.audit(
        new AuditEntry(
            AuditKind.CONTENT_ERASED,
            at,
            Baton.ID,
            "job",
            Optional.empty(),
            Map.of("rows", String.valueOf(rows))));
  }
}
