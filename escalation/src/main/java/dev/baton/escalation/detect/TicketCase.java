package dev.baton.escalation.detect;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.sla.TicketEvent;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the criteria look at of one ticket.
 *
 * @param openedAt when the customer opened it
 * @param open whether it is neither over, nor merged, nor exempt
 * @param tier where it is now
 * @param inTierSince when an acceptance brought it there; empty where it began there
 * @param arrival number of that acceptance; 0 where it began there
 * @param events what happened to it, in any order
 */
public record TicketCase(
    Instant openedAt,
    boolean open,
    Tier tier,
    Optional<Instant> inTierSince,
    int arrival,
    Optional<Priority> priority,
    Optional<String> accountTier,
    Optional<String> category,
    List<TicketEvent> events) {
  public TicketCase {
    requireNonNull(openedAt);
    requireNonNull(tier);
    requireNonNull(inTierSince);
    requireNonNull(priority);
    requireNonNull(accountTier);
    requireNonNull(category);
    events = List.copyOf(events);
  }
}
