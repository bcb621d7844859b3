package dev.baton.escalation.sla;

import dev.baton.escalation.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clocks of one kind, walking through what happened to a ticket. */
final class SlaFold {
  private final SlaKind kind;
  private final SlaRules rules;
  private final Terms terms;
  private final List<Cycle> cycles = new ArrayList<>();

  private TicketStatus status = TicketStatus.OPEN;
  private boolean teamSpokeLast;
  private boolean answered;
  private boolean closed;

  /** Whether nobody waits for a first answer any more: it is waited for once. */
  private boolean ended;

  private SlaClock.Cause cause = SlaClock.Cause.TIME;
  private Optional<Instant> overSince = Optional.empty();
  private Optional<Instant> exemptSince = Optional.empty();
  private Optional<Instant> mergedAt = Optional.empty();

  /** One run of the clock. */
  private static final class Cycle {
    private final Instant from;
    private final Count count;
    private Optional<Instant> stoppedAt = Optional.empty();

    Cycle(Instant from, Count count) {
      this.from = from;
      this.count = count;
    }
  }

  SlaFold(SlaKind kind, SlaRules rules, Terms terms) {
    this.kind = kind;
    this.rules = rules;
    this.terms = terms;
  }

  /**
   * @param from when the customer begins to wait
   * @param events in the order they are folded
   */
  List<SlaClock> walk(Instant from, List<TicketEvent> events, Instant now) {
    for (TicketEvent event : events) {
      if (cycles.isEmpty() && !event.at().isBefore(from)) {
        begin(from);
      }
      take(event);
    }
    if (cycles.isEmpty() && !from.isAfter(now)) {
      begin(from);
    }
    cycles.forEach(cycle -> cycle.count.advance(now, true));
    return cycles.stream().filter(cycle -> cycle.count.promised()).map(this::shown).toList();
  }

  private void begin(Instant from) {
    cycles.add(new Cycle(from, new Count(from, terms.at(kind, from))));
    settle(from);
  }

  private void take(TicketEvent event) {
    Instant at = event.at();
    boolean went = goes();
    current()
        .ifPresent(
            cycle -> cycle.count.advance(at, event.what().place() != TicketEvent.Place.STOP));
    note(event.what(), at);
    boolean terms = event.what().place() == TicketEvent.Place.TERMS;
    if (terms) {
      cause = Terms.cause(event);
    }
    if (goes() && (terms || !went)) {
      retarget(at, rules.fromChange() && event.what() instanceof TicketEvent.PrioritySet);
    }
    settle(at);
  }

  private void note(TicketEvent.What what, Instant at) {
    switch (what) {
      case TicketEvent.Opened _ -> {}
      case TicketEvent.CustomerWrote() -> teamSpokeLast = false;
      case TicketEvent.TeamWrote() -> {
        teamSpokeLast = true;
        answered |= kind == SlaKind.FIRST_RESPONSE && isAwaited();
      }
      case TicketEvent.StatusSet(var next) -> becomes(next, at);
      case TicketEvent.Merged _ -> mergedAt = mergedAt.or(() -> Optional.of(at));
      case TicketEvent.Exempted _ -> exemptSince = exemptSince.or(() -> Optional.of(at));
      case TicketEvent.ExemptionLifted() -> exemptSince = Optional.empty();
      case TicketEvent.PolicySet _,
          TicketEvent.CalendarSet _,
          TicketEvent.PriorityCorrected _,
          TicketEvent.PrioritySet _,
          TicketEvent.AccountSet _ -> {}
    }
  }

  /** Whether a first answer would be one; it is also where the ticket is exempt for a while. */
  private boolean isAwaited() {
    return !cycles.isEmpty() && !ended && overSince.isEmpty();
  }

  private void retarget(Instant at, boolean afresh) {
    current().ifPresent(cycle -> cycle.count.retarget(terms.at(kind, at), cause, afresh));
  }

  private void becomes(TicketStatus next, Instant at) {
    if (!next.isOpen()) {
      overSince = overSince.or(() -> Optional.of(at));
      closed |= next == TicketStatus.CLOSED;
    } else if (overSince.isPresent()) {
      reopen(overSince.get(), at);
    }
    if (next == TicketStatus.WAITING && status != next) {
      teamSpokeLast = true;
    }
    status = next;
  }

  private void reopen(Instant over, Instant at) {
    boolean goesOn = !closed && !at.isAfter(over.plus(rules.reopenWithin()));
    overSince = Optional.empty();
    closed = false;
    if (cycles.isEmpty() || answered) {
      return;
    }
    if (goesOn && !ended) {
      cycles.getLast().stoppedAt = Optional.empty();
    } else if (kind == SlaKind.FIRST_RESPONSE) {
      ended = true;
    } else {
      begin(at);
    }
  }

  /** Whether there is a clock that has not ended. */
  private boolean goes() {
    return !cycles.isEmpty()
        && !answered
        && !ended
        && overSince.isEmpty()
        && exemptSince.isEmpty()
        && mergedAt.isEmpty();
  }

  private boolean waits() {
    return kind == SlaKind.RESOLUTION && status == TicketStatus.WAITING && teamSpokeLast;
  }

  private void settle(Instant at) {
    current()
        .ifPresent(cycle -> {
          cycle.count.run(goes() && !waits());
          if (answered || ended || overSince.isPresent()) {
            cycle.stoppedAt = cycle.stoppedAt.or(() -> Optional.of(at));
          }
        });
  }

  private Optional<Cycle> current() {
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.getLast());
  }

  private SlaClock shown(Cycle cycle) {
    Optional<SlaClock.End> end = end(cycle);
    boolean runs = end.isEmpty() && !waits();
    return new SlaClock(
        kind,
        cycles.indexOf(cycle) + 1,
        cycle.from,
        state(end),
        cycle.count.target(),
        cycle.count.worked(),
        stretch(cycle.count, runs),
        runs ? cycle.count.due() : Optional.empty(),
        runs ? cycle.count.warn() : Optional.empty(),
        cycle.count.breach(),
        end);
  }

  private static SlaClock.Stretch stretch(Count count, boolean runs) {
    return new SlaClock.Stretch(
        count.planned(),
        count.workedThen(),
        runs ? count.threeQuarters() : Optional.empty(),
        count.calendar());
  }

  private SlaClock.State state(Optional<SlaClock.End> end) {
    return end.map(how ->
            switch (how.outcome()) {
              case MET, MISSED, CLOSED_UNANSWERED -> SlaClock.State.STOPPED;
              case EXEMPT, MERGED, NO_TARGET, NEVER_DUE -> SlaClock.State.VOID;
            })
        .orElse(waits() ? SlaClock.State.PAUSED : SlaClock.State.RUNNING);
  }

  private Optional<SlaClock.End> end(Cycle cycle) {
    if (mergedAt.isPresent()) {
      return mergedAt.map(at -> new SlaClock.End(at, SlaClock.Outcome.MERGED));
    }
    if (exemptSince.isPresent()) {
      return exemptSince.map(at -> new SlaClock.End(at, SlaClock.Outcome.EXEMPT));
    }
    if (cycle.count.withoutTarget().isPresent()) {
      return cycle
          .count
          .withoutTarget()
          .map(at -> new SlaClock.End(at, SlaClock.Outcome.NO_TARGET));
    }
    if (cycle.stoppedAt.isPresent()) {
      return cycle.stoppedAt.map(at -> new SlaClock.End(at, outcome(cycle.count)));
    }
    return !waits() && cycle.count.due().isEmpty()
        ? Optional.of(new SlaClock.End(cycle.count.planned(), SlaClock.Outcome.NEVER_DUE))
        : Optional.empty();
  }

  private SlaClock.Outcome outcome(Count count) {
    return count.breach().isPresent()
        ? SlaClock.Outcome.MISSED
        : kind == SlaKind.FIRST_RESPONSE && !answered
            ? SlaClock.Outcome.CLOSED_UNANSWERED
            : SlaClock.Outcome.MET;
  }
}
