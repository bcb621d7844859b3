package dev.baton.db.ticket;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.clock.MissedPromise;
import dev.baton.db.clock.PlannedClocks;
import dev.baton.db.tables.baton.tables.records.TicketEventRecord;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.sla.ClockSteps;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.sla.SlaClocks;
import dev.baton.escalation.sla.SlaRules;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.sla.TicketNews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one way in which something happens to tickets: it is noted, the promises' clocks of each
 * ticket are folded anew from everything that ever happened to it, planned where they differ, and
 * what follows is handed to {@link TicketConsequences}, all in the caller's transaction. What is
 * told again changes nothing, and any order of telling ends alike.
 *
 * <p>Whoever calls this holds the tickets, in the order of their keys.
 */
public final class TicketClocks {
  private static final Set<ClockKind> PROMISES =
      Set.of(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);

  private static final String TOLD = "told";

  private final Tx tx;

  private TicketClocks(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static TicketClocks in(Tx tx) {
    return new TicketClocks(tx);
  }

  /** Notes what happened to one ticket. */
  public void happened(String ticket, List<Happening> happenings, Told by) {
    happened(Map.of(ticket, happenings), by);
  }

  /**
   * Notes what happened to tickets.
   *
   * @param told by the identity of the ticket
   */
  public void happened(Map<String, List<Happening>> told, Told by) {
    if (told.isEmpty()) {
      return;
    }
    TicketEvents events = TicketEvents.in(tx);
    Map<String, List<TicketEventRecord>> rows = new HashMap<>(events.rows(told.keySet()));
    rows.replaceAll((_, known) -> new ArrayList<>(known));
    Map<String, List<TicketEventRecord>> added = events.add(told, rows, by);
    List<TicketNews> news = new ArrayList<>();
    Map<String, String> causes = new HashMap<>();
    added.forEach((ticket, each) -> {
      news.addAll(NewsOfEvents.of(rows.getOrDefault(ticket, List.of()), each));
      causes.put(ticket, each.getLast().getWhat());
    });
    Set<String> untold = new TreeSet<>(told.keySet());
    untold.removeAll(added.keySet());
    rows.keySet().retainAll(added.keySet());
    new TicketConsequences(tx).changedOtherwise(untold, by);
    fold(events.read(rows), by, causes, news);
  }

  /**
   * Plans the clocks of these tickets anew, because what holds for many of them is another now.
   *
   * @param cause a code: {@code policy}, {@code calendar}, {@code account}, {@code import}
   */
  public void planAnew(Collection<String> tickets, String cause, Told by) {
    planAnew(tickets, cause, by, List.of());
  }

  /**
   * Tells that a ticket came to another tier or owner, by this escalation.
   *
   * @param seq of the escalation that was approved, or whose approval was taken back
   */
  public void moved(String ticket, int seq, Told by) {
    TicketNews news = new TicketNews(TicketNews.Kind.TIER, ticket, by.at(), seq, "");
    planAnew(List.of(ticket), "tier", by, List.of(news));
  }

  private void planAnew(Collection<String> tickets, String cause, Told by, List<TicketNews> news) {
    Map<String, List<TicketEvent>> events = new HashMap<>();
    Map<String, String> causes = new HashMap<>();
    tickets.forEach(ticket -> {
      events.put(ticket, List.of());
      causes.put(ticket, cause);
    });
    events.putAll(TicketEvents.in(tx).of(tickets));
    fold(events, by, causes, new ArrayList<>(news));
  }

  /** How the promises for these tickets stand; a ticket without any is left out. */
  public Map<String, List<SlaClock>> standing(Collection<String> tickets, Instant now) {
    Promises promises = new Promises(tx, now);
    Map<String, List<SlaClock>> standing = new HashMap<>();
    TicketEvents.in(tx)
        .of(tickets)
        .forEach((ticket, own) -> {
          List<SlaClock> clocks = new SlaClocks(promises.with(own), SlaRules.usual()).at(now);
          if (!clocks.isEmpty()) {
            standing.put(ticket, clocks);
          }
        });
    return standing;
  }

  /** How the promises for this ticket stand; empty where there are none. */
  public List<SlaClock> standing(String ticket, Instant now) {
    return standing(List.of(ticket), now).getOrDefault(ticket, List.of());
  }

  /**
   * When the solution of a ticket did not count, the oldest first.
   *
   * @param until when it counted again or ended; empty while it does not
   */
  public record Pause(Instant from, Optional<Instant> until) {}

  /** The pauses of this ticket. */
  public List<Pause> pausesOf(String ticket) {
    List<Pause> pauses = new ArrayList<>();
    Optional<Instant> since = Optional.empty();
    for (ClockEvent event : Clocks.in(tx).eventsOf(ticket, ClockKind.RESOLUTION)) {
      boolean begins = event.kind() == ClockEvent.Kind.PAUSE;
      boolean ends =
          !begins
              && event.kind() != ClockEvent.Kind.BREACH
              && event.kind() != ClockEvent.Kind.ANNUL;
      if (begins) {
        since = Optional.of(event.at());
      } else if (ends && since.isPresent()) {
        pauses.add(new Pause(since.get(), Optional.of(event.at())));
        since = Optional.empty();
      }
    }
    since.ifPresent(from -> pauses.add(new Pause(from, Optional.empty())));
    return pauses;
  }

  private void fold(
      Map<String, List<TicketEvent>> events,
      Told told,
      Map<String, String> causes,
      List<TicketNews> news) {
    if (events.isEmpty()) {
      return;
    }
    // Who read the time before another process told something must not take that for the future.
    Told by = told.notBefore(lastRecorded(events));
    Promises promises = new Promises(tx, by.at());
    Map<String, List<Clocks.Running>> stored = PlannedClocks.in(tx).lock(events.keySet(), PROMISES);
    List<PlannedClocks.Step> steps = new ArrayList<>();
    Map<String, List<TicketEvent>> folded = new HashMap<>();
    for (String ticket : new TreeSet<>(events.keySet())) {
      List<TicketEvent> all = promises.with(events.getOrDefault(ticket, List.of()));
      folded.put(ticket, all);
      var occasion =
          new ClockSteps.Occasion(
              causes.getOrDefault(ticket, TOLD), by.by(), by.at(), by.isImport());
      steps.addAll(steps(ticket, all, stored.getOrDefault(ticket, List.of()), occasion, promises));
    }
    PlannedClocks.in(tx).take(steps);
    steps.forEach(step -> tell(step, by, news));
    new TicketConsequences(tx).follow(folded, by.isImport() ? List.of() : news, by);
  }

  private static Instant lastRecorded(Map<String, List<TicketEvent>> events) {
    return events.values().stream()
        .flatMap(List::stream)
        .map(TicketEvent::recordedAt)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static List<PlannedClocks.Step> steps(
      String ticket,
      List<TicketEvent> events,
      List<Clocks.Running> stored,
      ClockSteps.Occasion occasion,
      Promises promises) {
    List<PlannedClocks.Step> steps = new ArrayList<>();
    List<Clocks.Running> left = new ArrayList<>(stored);
    for (SlaClock wanted : new SlaClocks(events, SlaRules.usual()).at(occasion.at())) {
      ClockKind kind = ClockKind.parse(wanted.kind().code());
      Optional<Clocks.Running> clock =
          left.stream()
              .filter(each -> each.kind() == kind && each.escalation().seq() == wanted.cycle())
              .findFirst();
      clock.ifPresent(left::remove);
      List<ClockEvent> taken = ClockSteps.of(clock.map(Clocks.Running::now), wanted, occasion);
      if (!taken.isEmpty()) {
        Optional<ClockCalendar.Version> calendar =
            wanted.stretch().calendar().flatMap(ClockCalendar::version);
        steps.add(
            new PlannedClocks.Step(
                ticket,
                kind,
                wanted.cycle(),
                clock,
                taken,
                calendar,
                promises.version(occasion.at())));
      }
    }
    left.stream()
        .filter(clock -> clock.now().isRunning())
        .forEach(clock -> steps.add(withoutTarget(clock, occasion)));
    return steps;
  }

  /** What came to be known says that this clock should never have been. */
  private static PlannedClocks.Step withoutTarget(
      Clocks.Running clock, ClockSteps.Occasion occasion) {
    ClockNow now = clock.now();
    ClockEvent end =
        new ClockEvent(
            now.generation() + 1,
            occasion.at(),
            occasion.at(),
            ClockEvent.Kind.VOID,
            "no_target",
            occasion.by(),
            now.worked().isNegative() ? Duration.ZERO : now.worked(),
            now.target(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new PlannedClocks.Step(
        clock.escalation().ticket(),
        clock.kind(),
        clock.escalation().seq(),
        Optional.of(clock),
        List.of(end),
        Optional.empty(),
        Optional.empty());
  }

  private void tell(PlannedClocks.Step step, Told by, List<TicketNews> news) {
    for (ClockEvent event : step.events()) {
      switch (event.kind()) {
        case BREACH ->
            news.add(MissedPromise.news(step.ticket(), step.kind(), step.scope(), event));
        case ANNUL ->
            news.add(
                new TicketNews(
                    TicketNews.Kind.ANNULLED,
                    step.ticket(),
                    event.recordedAt(),
                    step.scope(),
                    step.kind().code()));
        case START, MARK, PAUSE, RESUME, STOP, VOID, RETARGET, RECALENDAR, REOPEN -> {}
      }
      if (!by.isImport() && isAudited(event.kind())) {
        tx.audit(MissedPromise.audited(step.ticket(), step.kind(), step.scope(), event));
      }
    }
  }

  /** Pauses are many, and stand with the clock. */
  private static boolean isAudited(ClockEvent.Kind kind) {
    return kind == ClockEvent.Kind.BREACH
        || kind == ClockEvent.Kind.ANNUL
        || kind == ClockEvent.Kind.VOID;
  }
}
