package dev.baton.db.ticket;

import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What was promised by a workspace at each time, and in which hours its people worked, as events
 * that hold for every ticket. Before an admin promised anything the usual promises hold; before the
 * first calendar, that one.
 */
final class Promises {
  private final Tx tx;
  private final Instant now;
  private final Map<Integer, SlaPolicy> loaded = new HashMap<>();
  private NavigableMap<Instant, Integer> versions = Collections.emptyNavigableMap();
  private NavigableMap<Instant, ClockCalendar> calendars = Collections.emptyNavigableMap();

  Promises(Tx tx, Instant now) {
    this.tx = tx;
    this.now = now;
  }

  /** Read when the first ticket asks: of most tickets nobody said when they were opened. */
  private void read() {
    if (calendars.isEmpty()) {
      versions = SlaPolicies.in(tx).history();
      calendars = Calendars.in(tx).history(now);
    }
  }

  /** The version that holds then; empty before the first. */
  Optional<Integer> version(Instant at) {
    return Optional.ofNullable(versions.floorEntry(at)).map(Map.Entry::getValue);
  }

  /** A ticket's events, with what holds for every ticket of the workspace since it was opened. */
  List<TicketEvent> with(List<TicketEvent> own) {
    List<TicketEvent> all = new ArrayList<>(own);
    own.stream()
        .filter(event -> event.what() instanceof TicketEvent.Opened)
        .map(TicketEvent::at)
        .min(Instant::compareTo)
        .ifPresent(opened -> addTo(all, opened));
    return all;
  }

  private void addTo(List<TicketEvent> events, Instant opened) {
    read();
    events.add(TicketEvent.seen(Instant.EPOCH, new TicketEvent.PolicySet(policy(version(opened)))));
    versions
        .tailMap(opened, false)
        .forEach((at, version) ->
            events.add(
                TicketEvent.seen(at, new TicketEvent.PolicySet(policy(Optional.of(version))))));
    Instant before = calendars.floorKey(opened);
    Instant first = before == null ? calendars.firstKey() : before;
    calendars
        .tailMap(first)
        .forEach((at, calendar) ->
            events.add(
                TicketEvent.seen(
                    at.equals(first) ? Instant.EPOCH : at,
                    new TicketEvent.CalendarSet(calendar, false))));
  }

  private SlaPolicy policy(Optional<Integer> version) {
    return version
        .map(number -> loaded.computeIfAbsent(number, SlaPolicies.in(tx)::load))
        .orElseGet(SlaPolicy::usual);
  }
}
