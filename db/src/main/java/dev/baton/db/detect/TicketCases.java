package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.TicketNowRecord;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.detect.TicketCase;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What criteria look at of tickets, many at a time. */
final class TicketCases {
  private final Tx tx;

  TicketCases(Tx tx) {
    this.tx = tx;
  }

  /**
   * By their keys; those of which nobody said when they were opened are not there.
   *
   * @param events what happened to each
   */
  Map<String, TicketCase> of(Collection<String> tickets, Map<String, List<TicketEvent>> events) {
    Map<String, Arrival> arrivals = arrivals(tickets);
    Map<String, TicketCase> cases = new HashMap<>();
    tx.dsl()
        .selectFrom(TICKET_NOW)
        .where(
            TICKET_NOW.ORG_ID.eq(tx.orgId()),
            TICKET_NOW.TICKET_KEY.eq(any(tickets.toArray(String[]::new))),
            TICKET_NOW.OPENED_AT.isNotNull())
        .forEach(row -> {
          String ticket = row.getTicketKey();
          cases.put(
              ticket,
              of(
                  row,
                  Optional.ofNullable(arrivals.get(ticket)),
                  events.getOrDefault(ticket, List.of())));
        });
    return cases;
  }

  private static TicketCase of(
      TicketNowRecord row, Optional<Arrival> arrival, List<TicketEvent> events) {
    TicketStatus status = TicketStatus.parse(row.getStatus()).orElseThrow();
    return new TicketCase(
        row.getOpenedAt(),
        status.isOpen() && row.getMergedInto() == null && row.getExemptBecause() == null,
        new Tier(row.getTier()),
        arrival.map(Arrival::at),
        arrival.map(Arrival::seq).orElse(0),
        Optional.ofNullable(row.getPriority()).map(Priority::valueOf),
        Optional.ofNullable(row.getAccountTier()),
        Optional.ofNullable(row.getCategory()),
        events);
  }

  /** When and by which escalation a ticket came to its tier. */
  private record Arrival(Tier tier, Instant at, int seq) {}

  /**
   * Tickets that were never handed on are not there, nor those that came back to where they began.
   */
  private Map<String, Arrival> arrivals(Collection<String> tickets) {
    Map<String, Deque<Arrival>> paths = new HashMap<>();
    tx.dsl()
        .select(
            ACCEPTANCE.TICKET_KEY,
            ACCEPTANCE.SEQ,
            ACCEPTANCE.TO_TIER,
            ACCEPTANCE.ACCEPTED_AT,
            ACCEPTANCE.KIND)
        .from(ACCEPTANCE)
        .where(
            ACCEPTANCE.ORG_ID.eq(tx.orgId()),
            ACCEPTANCE.TICKET_KEY.eq(any(tickets.toArray(String[]::new))))
        .orderBy(ACCEPTANCE.TICKET_KEY, ACCEPTANCE.SEQ, ACCEPTANCE.KIND)
        .forEach(row -> {
          Deque<Arrival> path = paths.computeIfAbsent(row.value1(), _ -> new ArrayDeque<>());
          if (row.value5().equals(AcceptanceKind.TAKEN_BACK.code())) {
            undo(path, row.value2());
          } else if (path.isEmpty() || !path.getLast().tier().equals(new Tier(row.value3()))) {
            path.add(new Arrival(new Tier(row.value3()), row.value4(), row.value2()));
          }
        });
    Map<String, Arrival> last = new HashMap<>();
    paths.forEach((ticket, path) -> {
      if (!path.isEmpty()) {
        last.put(ticket, path.getLast());
      }
    });
    return last;
  }

  private static void undo(Deque<Arrival> path, int seq) {
    if (!path.isEmpty() && path.getLast().seq() == seq) {
      path.removeLast();
    }
  }
}
