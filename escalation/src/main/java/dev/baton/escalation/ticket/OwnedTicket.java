package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket as its owner sees it in a list.
 *
 * @param since when it became theirs
 * @param customer empty where nobody said whose it is
 * @param asked the number of the request that waits to move it on; empty when none does
 */
public record OwnedTicket(
    TicketKey key,
    Tier tier,
    Optional<Priority> priority,
    Optional<String> customer,
    Instant since,
    Optional<Integer> asked) {
  public OwnedTicket {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(priority);
    requireNonNull(customer);
    requireNonNull(since);
    requireNonNull(asked);
  }
}
