package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket that somebody still has to do something about, as a list shows it.
 *
 * @param owner Slack id; empty where nobody owns it
 * @param since when it was opened, or came to be known where nobody said
 */
public record OpenTicket(
    TicketKey key,
    Tier tier,
    Optional<String> owner,
    Optional<Priority> priority,
    Optional<String> title,
    TicketStatus status,
    Instant since) {
  public OpenTicket {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(owner);
    requireNonNull(priority);
    requireNonNull(title);
    requireNonNull(status);
    requireNonNull(since);
  }
}
