package dev.baton.db.clock;

import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.sla.TicketNews;
import java.util.Map;
import java.util.Optional;

/** How a deadline of a ticket that passed is told and audited. */
public final class MissedPromise {
  private MissedPromise() {}

  /**
   * @param event that says that all of the time is used up
   */
  static TicketNews news(Clocks.Running clock, ClockEvent event) {
    return switch (clock.kind()) {
      case FIRST_RESPONSE, RESOLUTION -> missed(clock, event);
      case CRITERION, IN_TIER, DECISION, FIRST_ACTION ->
          new TicketNews(
              TicketNews.Kind.REACHED,
              clock.escalation().ticket(),
              event.at(),
              clock.escalation().seq(),
              clock.kind().code());
    };
  }

  private static TicketNews missed(Clocks.Running clock, ClockEvent event) {
    return news(clock.escalation().ticket(), clock.kind(), clock.escalation().seq(), event);
  }

  /** That a promise was missed. */
  public static TicketNews news(String ticket, ClockKind kind, int cycle, ClockEvent event) {
    return new TicketNews(
        TicketNews.Kind.MISSED, ticket, event.at(), cycle, kind.code() + " " + event.cause());
  }

  static Optional<AuditEntry> audited(Clocks.Running clock, ClockEvent event) {
    return event.kind() == ClockEvent.Kind.BREACH && isPromise(clock.kind())
        ? Optional.of(
            audited(clock.escalation().ticket(), clock.kind(), clock.escalation().seq(), event))
        : Optional.empty();
  }

  private static boolean isPromise(ClockKind kind) {
    return kind == ClockKind.FIRST_RESPONSE || kind == ClockKind.RESOLUTION;
  }

  /**
   * The line of the audited log.
   *
   * @param event a breach, its annulment, or the end of a promise
   */
  public static AuditEntry audited(String ticket, ClockKind kind, int cycle, ClockEvent event) {
    return new AuditEntry(
        switch (event.kind()) {
          case BREACH -> AuditKind.PROMISE_MISSED;
          case ANNUL -> AuditKind.PROMISE_ANNULLED;
          default -> AuditKind.PROMISE_ENDED;
        },
        event.recordedAt(),
        event.kind() == ClockEvent.Kind.BREACH ? Baton.ID : event.by(),
        "job",
        Optional.empty(),
        Map.of(
            "ticket", ticket,
            "clock", kind.code(),
            "cycle", String.valueOf(cycle),
            "at", event.at().toString(),
            "cause", event.cause()));
  }
}
