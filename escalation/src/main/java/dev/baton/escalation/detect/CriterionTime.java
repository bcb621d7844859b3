package dev.baton.escalation.detect;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.sla.DetectionRule;
import java.time.Instant;

/**
 * When a criterion holds for a ticket, as it stands.
 *
 * @param scope which run of its time: the cycle of the ticket, or the arrival in its tier
 * @param due past while it holds
 */
public record CriterionTime(DetectionRule rule, int scope, Instant due) {
  public CriterionTime {
    requireNonNull(rule);
    requireNonNull(due);
  }

  /** Whether it holds at that instant. */
  public boolean holds(Instant now) {
    return !due.isAfter(now);
  }
}
