package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a text says of a ticket.
 *
 * @param key empty when it is none that the workspace's pattern takes
 * @param lookups the identities under which a ticket of this spelling may be known, the most exact
 *     first; also of a spelling that the pattern refuses, because a known ticket always fits
 */
public record KeyReading(Optional<TicketKey> key, List<String> lookups) {
  static final KeyReading NOTHING = new KeyReading(Optional.empty(), List.of());

  public KeyReading {
    requireNonNull(key);
    lookups = List.copyOf(lookups);
  }
}
