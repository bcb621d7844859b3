package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.CRITERION_MODE;

import dev.baton.db.Tx;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.tables.baton.tables.records.CriterionModeRecord;
import dev.baton.escalation.detect.CriterionMode;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.sla.DetectionRule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which criteria file, and which only show what they would have filed. */
public final class CriterionModes {
  private final Tx tx;

  private CriterionModes(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static CriterionModes in(Tx tx) {
    return new CriterionModes(tx);
  }

  /** What somebody chose, by the criterion's id; the others are as they begin. */
  public Map<UUID, CriterionMode> chosen() {
    return tx.dsl()
        .selectFrom(CRITERION_MODE)
        .where(CRITERION_MODE.ORG_ID.eq(tx.orgId()))
        .fetchMap(
            CRITERION_MODE.CRITERION_ID,
            row -> new CriterionMode(row.getFiles(), Optional.of(row.getSince())));
  }

  /**
   * Notes since when criteria hold that were not there before: tickets that were opened earlier are
   * none of theirs.
   */
  void begin(List<DetectionRule> before, List<DetectionRule> now, Provenance from) {
    Set<UUID> known = new HashSet<>(chosen().keySet());
    before.forEach(rule -> known.add(rule.id()));
    tx.dsl()
        .batchInsert(
            now.stream()
                .filter(rule -> known.add(rule.id()))
                .map(rule ->
                    new CriterionModeRecord(
                        tx.orgId(), rule.id(), rule.isUrgent(), from.appliedAt(), from.appliedBy()))
                .toList())
        .execute();
  }

  /**
   * Lets a criterion file from now on, or only show what it would have filed.
   *
   * @param by Slack id
   * @return false when it is so already: nothing changes
   */
  public boolean choose(DetectionRule rule, boolean files, String by, Instant at) {
    CriterionMode now = CriterionMode.of(rule, chosen());
    if (now.files() == files) {
      return false;
    }
    tx.dsl()
        .insertInto(CRITERION_MODE)
        .set(CRITERION_MODE.ORG_ID, tx.orgId())
        .set(CRITERION_MODE.CRITERION_ID, rule.id())
        .set(CRITERION_MODE.FILES, files)
        .set(CRITERION_MODE.SINCE, at)
        .set(CRITERION_MODE.SET_BY, by)
        .onConflict(CRITERION_MODE.ORG_ID, CRITERION_MODE.CRITERION_ID)
        .doUpdate()
        .set(CRITERION_MODE.FILES, files)
        .set(CRITERION_MODE.SINCE, at)
        .set(CRITERION_MODE.SET_BY, by)
        .execute();
    tx.audit(
        new AuditEntry(
            AuditKind.CRITERION_SWITCHED,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of(
                "criterion", rule.say(),
                "to", rule.to().name(),
                "files", String.valueOf(files))));
    return true;
  }
}
