package dev.baton.escalation.sla;

import java.time.Duration;

/**
 * What a workspace may choose about its clocks.
 *
 * @param reopenWithin a ticket reopened this soon after it was resolved goes on as it was; later it
 *     begins anew
 * @param fromChange whether the target of a new priority is counted from the change, not from the
 *     opening
 */
public record SlaRules(Duration reopenWithin, boolean fromChange) {
  /** Seven days; from the opening. */
  public static SlaRules usual() {
    return new SlaRules(Duration.ofDays(7), false);
  }
}
