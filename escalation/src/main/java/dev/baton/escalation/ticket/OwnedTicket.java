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
 * @param toBegin what the owner has not begun yet; empty once they did anything on the ticket
 */
public record OwnedTicket(
    TicketKey key,
    Tier tier,
    Optional<Priority> priority,
    Optional<String> customer,
    Instant since,
    Optional<Integer> asked,
    Optional<ToBegin> toBegin) {
  /**
   * The owner is waited for since this approval.
   *
   * @param seq the number of the approved request
   * @param by when they are to have begun
   */
  public record ToBegin(int seq, Instant by) {
    public ToBegin {
      requireNonNull(by);
    }
  }

  public OwnedTicket {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(priority);
    requireNonNull(customer);
    requireNonNull(since);
    requireNonNull(asked);
    requireNonNull(toBegin);
  }
}
