package dev.baton.bot.log;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.Taking;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that happened to one ticket.
 *
 * @param taking how it got its first owner; empty where it began with one, or has none
 * @param entries oldest first, those of joined tickets among them
 * @param joined other tickets that lead to this one
 * @param mergedInto the ticket as which it goes on; empty for none
 * @param alike tickets whose keys fold to the same and that stand apart
 */
record TicketHistory(
    TicketNow ticket,
    Optional<Taking> taking,
    List<Entry> entries,
    List<TicketKey> joined,
    Optional<TicketKey> mergedInto,
    List<TicketKey> alike) {
  TicketHistory {
    entries = List.copyOf(entries);
    joined = List.copyOf(joined);
    alike = List.copyOf(alike);
  }

  /**
   * One escalation of it.
   *
   * @param redirects oldest first
   * @param problems messages and mails about it that did not arrive
   */
  record Entry(Escalation escalation, List<Redirect> redirects, List<Delivery> problems) {
    Entry {
      redirects = List.copyOf(redirects);
      problems = List.copyOf(problems);
    }
  }

  /** Empty for a ticket Baton never saw. */
  static Optional<TicketHistory> read(Tx tx, KeyReading reading) {
    return KnownTickets.in(tx)
        .known(reading)
        .flatMap(Tickets.in(tx)::find)
        .map(ticket -> {
          List<TicketKey> joined = KnownTickets.in(tx).joinedTo(ticket.key().identity());
          return new TicketHistory(
              ticket,
              FirstOwners.in(tx).of(ticket.key().identity()),
              Stream.concat(Stream.of(ticket.key()), joined.stream())
                  .flatMap(key -> entries(tx, key).stream())
                  .sorted(Comparator.comparing(entry -> entry.escalation().requestedAt()))
                  .toList(),
              joined,
              KnownTickets.in(tx).mergedInto(ticket.key().identity()),
              KnownTickets.in(tx).alike(ticket.key()));
        });
  }

  /** Its latest escalation; empty before the first. */
  Optional<Escalation> newest() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().escalation());
  }

  private static List<Entry> entries(Tx tx, TicketKey key) {
    return Escalations.in(tx).historyOf(key.identity()).stream()
        .map(escalation ->
            new Entry(
                escalation,
                Escalations.in(tx).redirectsOf(escalation.ref()),
                problems(tx, escalation)))
        .toList();
  }

  /**
   * What that reader may see of it; empty for nothing. A ticket that was never escalated has no
   * history but how it stands.
   */
  Optional<TicketHistory> readBy(String reader, HistoryRight right) {
    if (entries.isEmpty()) {
      return Optional.of(this).filter(_ -> right == HistoryRight.WHOLE || ticket.isOwnedBy(reader));
    }
    List<Entry> covered =
        entries.stream().filter(entry -> right.covers(entry.escalation(), reader)).toList();
    if (covered.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        right == HistoryRight.WHOLE
            ? new TicketHistory(ticket, taking, covered, joined, mergedInto, alike)
            : new TicketHistory(ticket, taking, covered, List.of(), Optional.empty(), List.of()));
  }

  private static List<Delivery> problems(Tx tx, Escalation escalation) {
    return Deliveries.in(tx).allOf(escalation.ref()).stream()
        .filter(delivery ->
            delivery.state() == DeliveryState.FAILED
                || delivery.state() == DeliveryState.UNDELIVERABLE)
        .toList();
  }
}
