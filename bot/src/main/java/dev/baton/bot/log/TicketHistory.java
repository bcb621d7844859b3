package dev.baton.bot.log;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.HistoryRight;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.ticket.TicketNow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that happened to one ticket.
 *
 * @param entries oldest first
 */
record TicketHistory(TicketNow ticket, List<Entry> entries) {
  TicketHistory {
    entries = List.copyOf(entries);
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
  static Optional<TicketHistory> read(Tx tx, String identity) {
    return Tickets.in(tx)
        .find(identity)
        .map(ticket -> {
          List<Entry> entries = new ArrayList<>();
          for (Escalation escalation : Escalations.in(tx).historyOf(identity)) {
            entries.add(
                new Entry(
                    escalation,
                    Escalations.in(tx).redirectsOf(escalation.ref()),
                    problems(tx, escalation)));
          }
          return new TicketHistory(ticket, entries);
        });
  }

  /** What that reader may see of it; empty for nothing. */
  Optional<TicketHistory> readBy(String reader, HistoryRight right) {
    List<Entry> covered =
        entries.stream().filter(entry -> right.covers(entry.escalation(), reader)).toList();
    return covered.isEmpty() ? Optional.empty() : Optional.of(new TicketHistory(ticket, covered));
  }

  private static List<Delivery> problems(Tx tx, Escalation escalation) {
    return Deliveries.in(tx).allOf(escalation.ref()).stream()
        .filter(delivery ->
            delivery.state() == DeliveryState.FAILED
                || delivery.state() == DeliveryState.UNDELIVERABLE)
        .toList();
  }
}
