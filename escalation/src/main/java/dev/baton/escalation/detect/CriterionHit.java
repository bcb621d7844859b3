package dev.baton.escalation.detect;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a criterion held for a ticket.
 *
 * @param ticket its key
 * @param version of the criteria; 0 for the usual ones
 * @param number of the criterion in it
 * @param to where it wants the ticket
 * @param urgent whether it is of a P1, lost data or an outage
 * @param seq the request filed for it, or the one that waited already
 */
public record CriterionHit(
    String ticket,
    UUID criterion,
    int scope,
    int version,
    int number,
    Tier to,
    Instant dueAt,
    Instant foundAt,
    boolean urgent,
    HitOutcome outcome,
    Optional<Integer> seq) {
  public CriterionHit {
    requireNonNull(ticket);
    requireNonNull(criterion);
    requireNonNull(to);
    requireNonNull(dueAt);
    requireNonNull(foundAt);
    requireNonNull(outcome);
    requireNonNull(seq);
  }

  /** Whether that criterion held in that run of its time. */
  public boolean isOf(CriterionTime time) {
    return criterion.equals(time.rule().id()) && scope == time.scope();
  }
}
