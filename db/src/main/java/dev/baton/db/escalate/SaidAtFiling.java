package dev.baton.db.escalate;

import dev.baton.db.Tx;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request says of its ticket: its priority and its customer are so from then on. */
final class SaidAtFiling {
  private final Tx tx;

  private SaidAtFiling(Tx tx) {
    this.tx = tx;
  }

  static SaidAtFiling in(Tx tx) {
    return new SaidAtFiling(tx);
  }

  /**
   * @param before as the ticket stood; it stands as the request says now
   */
  void note(TicketNow before, String by, Instant at) {
    TicketNow after = Tickets.in(tx).find(before.key()).orElseThrow();
    List<Happening> said = new ArrayList<>();
    if (!after.priority().equals(before.priority())) {
      said.add(Happening.of(at, new TicketEvent.PrioritySet(after.priority())));
    }
    if (!after.accountTier().equals(before.accountTier())
        || !after.details().account().equals(before.details().account())) {
      said.add(
          new Happening(
              at,
              new TicketEvent.AccountSet(Optional.empty(), after.accountTier()),
              after.details().account(),
              false));
    }
    if (!said.isEmpty()) {
      TicketClocks.in(tx).happened(before.key().identity(), said, new Told(by, "slack", at));
    }
  }
}
