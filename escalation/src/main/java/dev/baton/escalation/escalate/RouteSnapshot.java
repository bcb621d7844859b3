package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the route said when the escalation was filed; later versions of the matrix do not change it.
 *
 * @param channel Slack channel that sees a read-only copy
 */
public record RouteSnapshot(
    int matrixVersion, int number, String criteria, Optional<String> channel) {
  public RouteSnapshot {
    requireNonNull(criteria);
    requireNonNull(channel);
  }
}
