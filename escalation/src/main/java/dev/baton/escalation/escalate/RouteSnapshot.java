package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the route said when the escalation was filed; later versions of the matrix do not change it.
 *
 * @param matrixVersion 0 with {@code number}
 * @param number 0 where no route was needed: a lead moved the ticket within the tier
 * @param channel Slack channel that sees a read-only copy
 */
public record RouteSnapshot(
    int matrixVersion, int number, String criteria, Optional<String> channel) {
  /** Of a ticket that its lead moved within the tier. */
  public static final RouteSnapshot NONE = new RouteSnapshot(0, 0, "", Optional.empty());

  public RouteSnapshot {
    requireNonNull(criteria);
    requireNonNull(channel);
  }
}
