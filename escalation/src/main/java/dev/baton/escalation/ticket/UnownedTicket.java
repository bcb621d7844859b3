package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * An open ticket that nobody took yet, as the people of its tier see it in a list.
 *
 * @param since when the customer opened it, or Baton first heard of it
 * @param title empty where nobody said one
 * @param customer empty where nobody said whose it is
 */
public record UnownedTicket(
    TicketKey key,
    Tier tier,
    Optional<Priority> priority,
    Optional<String> title,
    Optional<String> customer,
    Instant since) {
  public UnownedTicket {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(priority);
    requireNonNull(title);
    requireNonNull(customer);
    requireNonNull(since);
  }
}
