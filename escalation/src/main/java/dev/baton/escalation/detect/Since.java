package dev.baton.escalation.detect;

import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.sla.TicketEvent.CustomerWrote;
import dev.baton.escalation.sla.TicketEvent.StatusSet;
import dev.baton.escalation.sla.TicketEvent.TeamWrote;
import dev.baton.escalation.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket's events as if it had begun at an instant: of what was before only how it stood then.
 */
final class Since {
  private static final Comparator<TicketEvent> BY_TIME =
      Comparator.comparing(TicketEvent::at).thenComparing(TicketEvent::recordedAt);

  private Since() {}

  static List<TicketEvent> of(List<TicketEvent> events, Instant since) {
    List<TicketEvent> kept = new ArrayList<>();
    kept.add(TicketEvent.seen(since, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)));
    Map<Object, TicketEvent> before = new LinkedHashMap<>();
    events.stream()
        .filter(event -> !(event.what() instanceof TicketEvent.Opened))
        .sorted(BY_TIME)
        .forEach(event -> {
          if (event.at().isBefore(since)) {
            if (event.what().equals(new StatusSet(TicketStatus.WAITING))) {
              // What was said before it began to wait does not end the waiting.
              before.remove(TeamWrote.class);
            }
            before.put(matter(event.what()), event);
          } else {
            kept.add(event);
          }
        });
    before.values().forEach(event -> kept.add(at(event, since)));
    return kept;
  }

  /** Of events that say something of the same matter the last one before the beginning stands. */
  private static Object matter(TicketEvent.What what) {
    return switch (what) {
      case TicketEvent.Exempted _, TicketEvent.ExemptionLifted _ -> TicketEvent.Exempted.class;
      case CustomerWrote _, TeamWrote _ -> TeamWrote.class;
      case StatusSet _,
          TicketEvent.Opened _,
          TicketEvent.PrioritySet _,
          TicketEvent.PriorityCorrected _,
          TicketEvent.AccountSet _,
          TicketEvent.PolicySet _,
          TicketEvent.CalendarSet _,
          TicketEvent.Merged _ ->
          what.getClass();
    };
  }

  private static TicketEvent at(TicketEvent event, Instant since) {
    Instant recorded = event.recordedAt().isBefore(since) ? since : event.recordedAt();
    return new TicketEvent(since, recorded, event.what());
  }
}
