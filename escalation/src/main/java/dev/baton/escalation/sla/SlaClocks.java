package dev.baton.escalation.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The clocks of what a customer was promised, as a pure fold of what happened to a ticket: the same
 * events give the same clocks in whatever order and however often they came.
 */
public final class SlaClocks {
  private final List<TicketEvent> events;
  private final SlaRules rules;

  /** How the finding of a breach went on. */
  public sealed interface Finding {
    Instant at();

    /** That it was found; later than it came to pass after an outage or a late event. */
    record Found(SlaKind kind, int cycle, SlaClock.Breach breach, Instant at) implements Finding {}

    /** That what came to be known later says otherwise. */
    record Annulled(SlaKind kind, int cycle, SlaClock.Breach breach, Instant at)
        implements Finding {}
  }

  public SlaClocks(List<TicketEvent> events, SlaRules rules) {
    this.events = onceEach(events);
    this.rules = rules;
  }

  /** What was told again says nothing new. */
  private static List<TicketEvent> onceEach(List<TicketEvent> events) {
    record Said(Instant at, TicketEvent.What what) {}
    Map<Said, TicketEvent> first = new LinkedHashMap<>();
    events.forEach(event ->
        first.merge(
            new Said(event.at(), event.what()),
            event,
            (one, other) -> other.recordedAt().isBefore(one.recordedAt()) ? other : one));
    return List.copyOf(first.values());
  }

  /**
   * How they stand at that moment, from what was known by then: first response, then each run of
   * resolution. A promise that nobody made has no clock.
   */
  public List<SlaClock> at(Instant now) {
    return folded(known(now), now);
  }

  private List<TicketEvent> known(Instant by) {
    return events.stream().filter(event -> !event.recordedAt().isAfter(by)).toList();
  }

  private List<SlaClock> folded(List<TicketEvent> known, Instant now) {
    Optional<TicketEvent> opening = opening(known);
    if (opening.isEmpty()) {
      return List.of();
    }
    Instant opened = opening.get().at();
    List<TicketEvent> ordered =
        known.stream().map(event -> notBefore(opened, event)).sorted(TicketEvent.ORDER).toList();
    Terms terms = new Terms(ordered);
    return Stream.of(SlaKind.values())
        .flatMap(kind ->
            begins(kind, opening.get(), ordered).stream()
                .flatMap(from -> new SlaFold(kind, rules, terms).walk(from, ordered, now).stream()))
        .toList();
  }

  /** Of several the one learnt of last: it corrects the others. */
  private static Optional<TicketEvent> opening(List<TicketEvent> known) {
    return known.stream()
        .filter(event -> event.what() instanceof TicketEvent.Opened)
        .max(
            Comparator.comparing(TicketEvent::recordedAt)
                .thenComparing(TicketEvent::at, Comparator.reverseOrder())
                .thenComparing(event -> event.what().toString()));
  }

  /** Nothing happens to a ticket before there is one. */
  private static TicketEvent notBefore(Instant opened, TicketEvent event) {
    if (!event.at().isBefore(opened)) {
      return event;
    }
    Instant recorded = event.recordedAt().isBefore(opened) ? opened : event.recordedAt();
    return new TicketEvent(opened, recorded, event.what());
  }

  private static Optional<Instant> begins(
      SlaKind kind, TicketEvent opening, List<TicketEvent> ordered) {
    boolean byTeam =
        opening.what() instanceof TicketEvent.Opened(var by) && by == TicketEvent.Opener.TEAM;
    return kind == SlaKind.FIRST_RESPONSE && byTeam
        ? ordered.stream()
            .filter(event -> event.what() instanceof TicketEvent.CustomerWrote)
            .map(TicketEvent::at)
            .findFirst()
        : Optional.of(opening.at());
  }

  /**
   * Which breaches were found by then, and which of them turned out to be none; both stay. What was
   * recorded is looked at as it came in, and deadlines between as they passed.
   */
  public List<Finding> findings(Instant now) {
    List<Finding> findings = new ArrayList<>();
    TreeSet<Instant> learnt = new TreeSet<>();
    events.stream()
        .map(TicketEvent::recordedAt)
        .filter(at -> !at.isAfter(now))
        .forEach(learnt::add);
    List<SlaClock> before = List.of();
    for (Instant from : learnt) {
      List<SlaClock> then = breached(from, Optional.ofNullable(learnt.higher(from)), now);
      note(findings, before, then, from);
      before = then;
    }
    return findings;
  }

  /** Those that are breached before anything else is learnt. */
  private List<SlaClock> breached(Instant from, Optional<Instant> next, Instant now) {
    return folded(known(from), next.orElse(now)).stream()
        .filter(clock ->
            clock
                .breach()
                .filter(breach -> next.isEmpty() || breach.at().isBefore(next.get()))
                .isPresent())
        .toList();
  }

  private static void note(
      List<Finding> findings, List<SlaClock> before, List<SlaClock> then, Instant from) {
    for (SlaClock old : before) {
      if (then.stream().noneMatch(clock -> same(old, clock))) {
        findings.add(
            new Finding.Annulled(old.kind(), old.cycle(), old.breach().orElseThrow(), from));
      }
    }
    for (SlaClock clock : then) {
      if (before.stream().noneMatch(old -> same(old, clock))) {
        SlaClock.Breach breach = clock.breach().orElseThrow();
        Instant at = breach.at().isBefore(from) ? from : breach.at();
        findings.add(new Finding.Found(clock.kind(), clock.cycle(), breach, at));
      }
    }
  }

  private static boolean same(SlaClock one, SlaClock other) {
    return one.kind() == other.kind()
        && one.cycle() == other.cycle()
        && one.breach().equals(other.breach());
  }
}
