package dev.baton.escalation.detect;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.sla.DetectionRule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a criterion files.
 *
 * @param files false: it only shows what it would have filed
 * @param since when somebody chose that; empty where nobody did
 */
public record CriterionMode(boolean files, Optional<Instant> since) {
  public CriterionMode {
    requireNonNull(since);
  }

  /**
   * As somebody chose it, or as it begins: only what is for a P1, lost data or an outage files.
   *
   * @param chosen by the criterion's id
   */
  public static CriterionMode of(DetectionRule rule, Map<UUID, CriterionMode> chosen) {
    CriterionMode mode = chosen.get(rule.id());
    return mode == null ? new CriterionMode(rule.isUrgent(), Optional.empty()) : mode;
  }
}
