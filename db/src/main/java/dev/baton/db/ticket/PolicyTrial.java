package dev.baton.db.ticket;

import static dev.baton.db.tables.baton.Tables.TICKET_NOW;

import dev.baton.db.Tx;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.sla.SlaClocks;
import dev.baton.escalation.sla.SlaKind;
import dev.baton.escalation.sla.SlaRules;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Which open tickets would be overdue at once if other promises became live now. Nothing is written
 * and nobody is told.
 */
public final class PolicyTrial {
  private static final int TOGETHER = 500;

  private final Tx tx;
  private final SlaPolicy candidate;
  private final Instant now;

  /** Of this transaction's workspace. */
  public PolicyTrial(Tx tx, SlaPolicy candidate, Instant now) {
    this.tx = tx;
    this.candidate = candidate;
    // Events are kept to the microsecond, and are compared with it.
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A ticket that would be.
   *
   * @param label as people write its key
   * @param kind which promise
   * @param target how soon it would be promised
   */
  public record Late(
      String label,
      Optional<String> customer,
      Optional<Priority> priority,
      SlaKind kind,
      Duration target) {}

  /**
   * All of them.
   *
   * @param count how many tickets
   * @param tickets the first ones
   */
  public record Overdue(int count, List<Late> tickets) {
    /** So many are named. */
    public static final int NAMED = 200;

    public Overdue {
      tickets = List.copyOf(tickets);
    }

    /** These and those, which came after them. */
    public Overdue and(Part part) {
      List<Late> all = new ArrayList<>(tickets);
      all.addAll(part.late());
      return new Overdue(count + part.late().size(), all.subList(0, Math.min(all.size(), NAMED)));
    }
  }

  /**
   * What was found among some tickets.
   *
   * @param last the last of them; empty when none are left
   */
  public record Part(List<Late> late, Optional<String> last) {
    public Part {
      late = List.copyOf(late);
    }
  }

  /**
   * Looks at some.
   *
   * @param after the ticket that was looked at last; empty begins
   */
  public Part some(Optional<String> after) {
    Result<? extends Record> rows =
        tx.dsl()
            .selectFrom(TICKET_NOW)
            .where(
                TICKET_NOW.ORG_ID.eq(tx.orgId()),
                after.map(TICKET_NOW.TICKET_KEY::gt).orElseGet(DSL::noCondition),
                TICKET_NOW.STATUS.notIn(TicketStatus.RESOLVED.code(), TicketStatus.CLOSED.code()))
            .orderBy(TICKET_NOW.TICKET_KEY)
            .limit(TOGETHER)
            .fetch();
    Map<String, List<TicketEvent>> events =
        TicketEvents.in(tx).of(rows.getValues(TICKET_NOW.TICKET_KEY));
    Promises promises = new Promises(tx, now);
    List<Late> late = new ArrayList<>();
    for (Record row : rows) {
      List<TicketEvent> own = events.getOrDefault(row.get(TICKET_NOW.TICKET_KEY), List.of());
      late(promises.with(own)).ifPresent(clock -> late.add(late(row, clock)));
    }
    return new Part(
        late,
        rows.size() < TOGETHER
            ? Optional.empty()
            : Optional.of(rows.getLast().get(TICKET_NOW.TICKET_KEY)));
  }

  /** The promise that would be missed by the change alone; empty when none would. */
  private Optional<SlaClock> late(List<TicketEvent> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    List<TicketEvent> all = new ArrayList<>(events);
    all.add(TicketEvent.seen(now, new TicketEvent.PolicySet(candidate)));
    return new SlaClocks(all, SlaRules.usual())
        .at(now).stream()
            .filter(clock -> clock.end().isEmpty())
            .filter(clock ->
                clock
                    .breach()
                    .filter(breach -> breach.cause() == SlaClock.Cause.POLICY)
                    .filter(breach -> breach.at().equals(now))
                    .isPresent())
            .findFirst();
  }

  private static Late late(Record row, SlaClock clock) {
    return new Late(
        row.get(TICKET_NOW.SHOWN_KEY),
        Optional.ofNullable(row.get(TICKET_NOW.CUSTOMER)),
        Optional.ofNullable(row.get(TICKET_NOW.PRIORITY)).map(Priority::valueOf),
        clock.kind(),
        clock.target());
  }
}
