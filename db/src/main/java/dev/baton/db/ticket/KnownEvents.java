package dev.baton.db.ticket;

import dev.baton.db.Tx;
import dev.baton.db.detect.EventsOfTickets;
import dev.baton.escalation.sla.TicketEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to tickets, with what was promised and in which hours people worked. */
public final class KnownEvents implements EventsOfTickets {
  private final Tx tx;

  public KnownEvents(Tx tx) {
    this.tx = tx;
  }

  @Override
  public Map<String, List<TicketEvent>> of(Collection<String> tickets, Instant now) {
    Promises promises = new Promises(tx, now);
    Map<String, List<TicketEvent>> events = new HashMap<>(TicketEvents.in(tx).of(tickets));
    events.replaceAll((_, own) -> promises.with(own));
    return events;
  }
}
