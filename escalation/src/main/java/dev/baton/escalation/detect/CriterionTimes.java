package dev.baton.escalation.detect;

import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.sla.SlaClocks;
import dev.baton.escalation.sla.SlaKind;
import dev.baton.escalation.sla.SlaRules;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Names;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When each criterion holds for a ticket. Time is counted by the very clocks of the promises: what
 * pauses, stops or begins those anew does so here.
 */
public final class CriterionTimes {
  /** Arrivals and their cycles share one number; nobody reopens a ticket so often. */
  private static final int CYCLES = 1_000;

  private CriterionTimes() {}

  /**
   * Of each criterion that concerns the ticket, in their order. One that waits, ended or is never
   * due has none.
   *
   * @param now until which what is known counts
   */
  public static List<CriterionTime> of(List<DetectionRule> rules, TicketCase ticket, Instant now) {
    return ticket.open()
        ? rules.stream()
            .filter(rule -> rule.takesTier(ticket.tier()) && rule.takesCategory(ticket.category()))
            .flatMap(rule -> of(rule, ticket, now).stream())
            .toList()
        : List.of();
  }

  private static Optional<CriterionTime> of(DetectionRule rule, TicketCase ticket, Instant now) {
    return switch (rule.when()) {
      case OPENED ->
          fits(rule, ticket)
              ? Optional.of(new CriterionTime(rule, 1, ticket.openedAt()))
              : Optional.empty();
      case NO_FIRST_RESPONSE ->
          clock(rule, ticket.events(), ticket.openedAt(), SlaKind.FIRST_RESPONSE, now)
              .map(clock -> time(rule, 1, clock));
      case OPEN ->
          clock(rule, ticket.events(), ticket.openedAt(), SlaKind.RESOLUTION, now)
              .map(clock -> time(rule, clock.cycle(), clock));
      case IN_TIER -> inTier(rule, ticket, now);
    };
  }

  private static boolean fits(DetectionRule rule, TicketCase ticket) {
    return (rule.priorities().isEmpty()
            || ticket.priority().filter(rule.priorities()::contains).isPresent())
        && (rule.accountTiers().isEmpty()
            || ticket
                .accountTier()
                .map(Names::key)
                .filter(rule.accountTiers().stream().map(Names::key).toList()::contains)
                .isPresent());
  }

  private static Optional<CriterionTime> inTier(
      DetectionRule rule, TicketCase ticket, Instant now) {
    Instant since = ticket.inTierSince().orElse(ticket.openedAt());
    return clock(
            rule,
            ticket.inTierSince().map(at -> Since.of(ticket.events(), at)).orElse(ticket.events()),
            since,
            SlaKind.RESOLUTION,
            now)
        .map(clock -> time(rule, ticket.arrival() * CYCLES + clock.cycle(), clock));
  }

  private static CriterionTime time(DetectionRule rule, int scope, SlaClock clock) {
    return new CriterionTime(rule, scope, clock.due().orElseThrow());
  }

  /** The one that runs, if any does. */
  private static Optional<SlaClock> clock(
      DetectionRule rule, List<TicketEvent> events, Instant from, SlaKind kind, Instant now) {
    List<TicketEvent> looked = new ArrayList<>();
    for (TicketEvent event : events) {
      if (!(event.what() instanceof TicketEvent.PolicySet)) {
        looked.add(rule.waitingCounts() ? withoutWaiting(event) : event);
      }
    }
    looked.add(TicketEvent.seen(from, new TicketEvent.PolicySet(policy(rule, kind))));
    return new SlaClocks(looked, SlaRules.usual())
        .at(now).stream()
            .filter(clock -> clock.kind() == kind)
            .reduce((_, last) -> last)
            .filter(clock -> clock.state() == SlaClock.State.RUNNING && clock.due().isPresent());
  }

  private static TicketEvent withoutWaiting(TicketEvent event) {
    return event.what() instanceof TicketEvent.StatusSet(var status)
            && status == TicketStatus.WAITING
        ? new TicketEvent(
            event.at(), event.recordedAt(), new TicketEvent.StatusSet(TicketStatus.IN_PROGRESS))
        : event;
  }

  private static SlaPolicy policy(DetectionRule rule, SlaKind kind) {
    boolean answer = kind == SlaKind.FIRST_RESPONSE;
    return new SlaPolicy(
        List.of(
            new SlaTarget(
                1,
                Optional.empty(),
                rule.accountTiers(),
                rule.priorities(),
                answer ? Optional.of(rule.after()) : Optional.empty(),
                answer ? Optional.empty() : Optional.of(rule.after()),
                rule.hours())));
  }
}
