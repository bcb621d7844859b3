package dev.baton.escalation.sla;

import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaFacts;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What holds for a ticket's clocks at each instant. A priority that was corrected, and a calendar
 * that counts from the opening, hold for the time before them too.
 */
final class Terms {
  private final List<TicketEvent> events;

  /** How long, by which calendar. */
  record Term(Duration target, ClockCalendar calendar) {}

  /**
   * @param events in the order they are folded
   */
  Terms(List<TicketEvent> events) {
    this.events =
        events.stream().filter(event -> event.what().place() == TicketEvent.Place.TERMS).toList();
  }

  /** What is promised then; empty when nothing is. */
  Optional<Term> at(SlaKind kind, Instant at) {
    Optional<SlaTarget> target =
        latest(TicketEvent.PolicySet.class, at)
            .map(TicketEvent.PolicySet::policy)
            .orElse(SlaPolicy.none())
            .targetFor(facts(at));
    return target.flatMap(row -> kind.of(row).map(time -> new Term(time, calendar(row, at))));
  }

  private SlaFacts facts(Instant at) {
    Optional<TicketEvent.AccountSet> account = latest(TicketEvent.AccountSet.class, at);
    return new SlaFacts(
        account.flatMap(TicketEvent.AccountSet::account),
        account.flatMap(TicketEvent.AccountSet::tier),
        priority(at));
  }

  Optional<Priority> priority(Instant at) {
    Optional<Priority> known = Optional.empty();
    for (TicketEvent event : events) {
      boolean happened = !event.at().isAfter(at);
      if (event.what() instanceof TicketEvent.PriorityCorrected(var right)) {
        known = Optional.of(right);
      } else if (happened && event.what() instanceof TicketEvent.PrioritySet(var priority)) {
        known = priority;
      }
    }
    return known;
  }

  private ClockCalendar calendar(SlaTarget row, Instant at) {
    return switch (row.hours()) {
      case SlaHours.Always() -> ClockCalendar.aroundTheClock();
      case SlaHours.Week(var hours) ->
          new ClockCalendar(Optional.empty(), WorkingCalendar.of(hours));
      case SlaHours.OfWorkspace() -> workspace(at);
    };
  }

  /** Around the clock before the first one. */
  private ClockCalendar workspace(Instant at) {
    Optional<ClockCalendar> known = Optional.empty();
    for (TicketEvent event : events) {
      if (event.what() instanceof TicketEvent.CalendarSet(var calendar, boolean recount)
          && (recount || !event.at().isAfter(at))) {
        known = Optional.of(calendar);
      }
    }
    return known.orElseGet(ClockCalendar::aroundTheClock);
  }

  /** Why the terms of that event are others than before. */
  static SlaClock.Cause cause(TicketEvent event) {
    return switch (event.what()) {
      case TicketEvent.PrioritySet _, TicketEvent.PriorityCorrected _ -> SlaClock.Cause.PRIORITY;
      case TicketEvent.AccountSet _ -> SlaClock.Cause.ACCOUNT;
      case TicketEvent.PolicySet _ -> SlaClock.Cause.POLICY;
      case TicketEvent.CalendarSet _ -> SlaClock.Cause.CALENDAR;
      case TicketEvent.Opened _,
          TicketEvent.CustomerWrote _,
          TicketEvent.TeamWrote _,
          TicketEvent.StatusSet _,
          TicketEvent.Merged _,
          TicketEvent.Exempted _,
          TicketEvent.ExemptionLifted _ ->
          SlaClock.Cause.TIME;
    };
  }

  private <W extends TicketEvent.What> Optional<W> latest(Class<W> kind, Instant at) {
    return events.stream()
        .filter(event -> !event.at().isAfter(at))
        .map(TicketEvent::what)
        .filter(kind::isInstance)
        .map(Function.<TicketEvent.What>identity().andThen(kind::cast))
        .reduce((_, later) -> later);
  }
}
