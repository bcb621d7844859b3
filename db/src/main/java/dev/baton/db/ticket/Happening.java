package dev.baton.db.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.sla.TicketEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened to a ticket, as somebody tells it.
 *
 * @param at when it was so; what is told of the future is so when it is told
 * @param account whose the ticket is; only of {@link TicketEvent.AccountSet}, where one is known
 * @param withOpening whether it was told together with when the ticket was opened: the first such
 *     priority and account hold from the opening
 */
public record Happening(
    Instant at, TicketEvent.What what, Optional<UUID> account, boolean withOpening) {
  public Happening {
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(what);
    requireNonNull(account);
  }

  /** One that is told by itself. */
  public static Happening of(Instant at, TicketEvent.What what) {
    return new Happening(at, what, Optional.empty(), false);
  }
}
