package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a ticket besides who has it: by an import, a help desk, or somebody's word.
 *
 * @param account of the customer; empty where none is known
 * @param title empty where nobody said one, or it was erased
 * @param openedAt when the customer opened it; empty where nobody said
 * @param waitingSince since when it waits for the customer; empty while it does not
 * @param firstResponseAt when the team first said something to the customer; empty before
 * @param resolvedAt when it was resolved last; empty while it is not
 */
public record TicketDetails(
    Optional<UUID> account,
    Optional<String> title,
    TicketStatus status,
    Optional<Instant> openedAt,
    Optional<Instant> waitingSince,
    Optional<Instant> firstResponseAt,
    Optional<Instant> resolvedAt) {
  /** Of a ticket of which nothing but its key is known. */
  public static final TicketDetails UNKNOWN =
      new TicketDetails(
          Optional.empty(),
          Optional.empty(),
          TicketStatus.OPEN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public TicketDetails {
    requireNonNull(account);
    requireNonNull(title);
    requireNonNull(status);
    requireNonNull(openedAt);
    requireNonNull(waitingSince);
    requireNonNull(firstResponseAt);
    requireNonNull(resolvedAt);
  }
}
