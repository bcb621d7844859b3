package dev.baton.db.ticket;

import dev.baton.db.Acme;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.clock.PlannedClocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A help desk that tells Baton of its tickets, on Monday 7 December 2026. */
final class Desk {
  private static final String DAY = "2026-12-07T";

  private final FreshDatabase fresh;
  private final Acme acme;

  Desk(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    at("08:00");
  }

  Acme acme() {
    return acme;
  }

  /** From now on it is that late; {@code 08:30} is of that Monday, {@code 12-08T08:30} is not. */
  Instant at(String time) {
    fresh.clock().set(time(time));
    return time(time);
  }

  static Instant time(String time) {
    return Instant.parse((time.contains("T") ? "2026-" + time : DAY + time) + ":00Z");
  }

  /** A ticket that is known, of which nothing was told yet. */
  String ticket(String key) {
    return acme.in(tx -> known(tx, key));
  }

  private String known(Tx tx, String key) {
    TicketNow ticket =
        new TicketNow(
            TicketKeyFormat.DEFAULT.parse(key).orElseThrow(),
            new Tier("T1"),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            TicketDetails.UNKNOWN);
    Tickets.in(tx).introduce(ticket, acme.now());
    return ticket.key().identity();
  }

  /** A ticket that a customer opened now. */
  String opened(String key, Priority priority) {
    String ticket = ticket(key);
    tell(
        ticket,
        Happening.of(acme.now(), new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
        priority(priority));
    return ticket;
  }

  Happening priority(Priority priority) {
    return Happening.of(acme.now(), new TicketEvent.PrioritySet(Optional.of(priority)));
  }

  Happening status(TicketStatus status) {
    return Happening.of(acme.now(), new TicketEvent.StatusSet(status));
  }

  void tell(String ticket, Happening... happenings) {
    tell(ticket, "desk", happenings);
  }

  void tell(String ticket, String source, Happening... happenings) {
    acme.in(tx -> {
      Tickets.in(tx).lock(ticket);
      TicketClocks.in(tx)
          .happened(ticket, List.of(happenings), new Told("baton", source, acme.now()));
      return true;
    });
  }

  static Stamp stamp(Instant at) {
    return new Stamp(at, "1", "desk");
  }

  List<Clocks.Running> clocks(String ticket) {
    return acme.in(tx ->
        PlannedClocks.in(tx)
            .lock(List.of(ticket), Set.of(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION))
            .getOrDefault(ticket, List.of()));
  }

  ClockNow clock(String ticket, ClockKind kind) {
    return clocks(ticket).stream()
        .filter(clock -> clock.kind() == kind)
        .reduce((_, later) -> later)
        .orElseThrow()
        .now();
  }

  ClockNow firstResponse(String ticket) {
    return clock(ticket, ClockKind.FIRST_RESPONSE);
  }

  ClockNow resolution(String ticket) {
    return clock(ticket, ClockKind.RESOLUTION);
  }

  /** Lets everything that is due by now fire, as the queue does. */
  void fire() {
    for (String task : queued("clock")) {
      acme.in(tx -> Clocks.in(tx).fire(task, acme.now()));
    }
  }

  /** What waits in the queue of that job and may run by now. */
  List<String> queued(String job) {
    return waiting(job, "execution_time <= cast('" + acme.now() + "' as timestamptz)");
  }

  /** Whatever deadlines wait in the queue. */
  List<String> waiting() {
    return waiting("clock", "true");
  }

  private List<String> waiting(String job, String which) {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select task_instance from platform.scheduled_tasks"
                    + " where task_name = ? and task_instance like ? || '/once/%' and "
                    + which
                    + " order by execution_time, task_instance",
                job,
                acme.orgId())
            .map(row -> row.get(0, String.class).substring((acme.orgId() + "/once/").length())));
  }

  /** Every mark that is planned, as the queue has it. */
  List<String> planned() {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select execution_time from platform.scheduled_tasks"
                    + " where task_name = 'clock' and task_instance like ? || '/once/%'"
                    + " order by execution_time",
                acme.orgId())
            .map(row -> row.get(0, OffsetDateTime.class).toInstant().toString()));
  }

  /** Plans anew what is queued to be. */
  void plan() {
    for (String change : queued("clock-planning")) {
      List<String> next = next(change, Optional.empty());
      while (!next.isEmpty()) {
        List<String> some = next;
        acme.in(tx -> {
          new ClockPlanning(tx, change).plan(some, acme.now());
          return true;
        });
        next = next(change, Optional.of(some.getLast()));
      }
      acme.in(tx -> tx.forgetOnce(Clocks.PLAN, change));
    }
  }

  private List<String> next(String change, Optional<String> after) {
    return acme.in(tx -> new ClockPlanning(tx, change).tickets(after, ClockPlanning.TOGETHER));
  }
}
