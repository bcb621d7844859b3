package dev.baton.db.detect;

import dev.baton.escalation.sla.TicketEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what happened to tickets, for who looks at them by themselves. */
@FunctionalInterface
public interface EventsOfTickets {
  /** By ticket, with the hours in which people worked; one without events is left out. */
  Map<String, List<TicketEvent>> of(Collection<String> tickets, Instant now);
}
