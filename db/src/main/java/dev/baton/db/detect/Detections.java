package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.DETECTION;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.CriterionMode;
import dev.baton.escalation.detect.CriterionTime;
import dev.baton.escalation.detect.CriterionTimes;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.detect.TicketCase;
import dev.baton.escalation.sla.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks which criteria hold for tickets, and when the next one will. Called in the transaction of
 * whatever changes a ticket, and by a task at the next moment of a ticket; then together with all
 * other tickets of the workspace that are due.
 */
public final class Detections {
  /** Looks at a ticket at its moment; its id is the ticket's key with its generation. */
  public static final Job LOOK = new Job("detection", true);

  /** Does what is to be done about a ticket for which criteria hold; its id is the ticket's key. */
  public static final Job ACT = new Job("detection-act", true);

  /** The same for what was due before; it stands behind what falls due now. */
  public static final Job ACT_OVERDUE = new Job("detection-overdue");

  /** Looks at all open tickets anew; its id is the instant, and after a blank the last key done. */
  public static final Job ALL = new Job("detection-all");

  private static final int TOGETHER = 500;
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);
  private static final Duration WHOLE_FILE = Duration.ofMinutes(1);

  private final Tx tx;
  private final EventsOfTickets happened;

  private Detections(Tx tx, EventsOfTickets happened) {
    this.tx = tx;
    this.happened = happened;
  }

  /** Those of this transaction's workspace. */
  public static Detections in(Tx tx, EventsOfTickets happened) {
    return new Detections(tx, happened);
  }

  /** How a change came to be known. */
  public enum Told {
    /** As it happens, or as soon as it could be told. */
    NOW,
    /** By a file, which tells of what was: what holds already is only counted. */
    BY_FILE
  }

  /** Lets criteria look at tickets opened from then on, if that did not begin before. */
  public void begin(Instant at) {
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.CRITERIA_SINCE, at)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()), WORKSPACE.CRITERIA_SINCE.isNull())
        .execute();
  }

  private Optional<Instant> since() {
    return tx.dsl()
        .select(WORKSPACE.CRITERIA_SINCE)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.CRITERIA_SINCE);
  }

  /** Looks at a ticket after something about it changed; its lock is held. */
  public void look(String ticket, Instant now) {
    look(List.of(ticket), now);
  }

  private List<Duration> look(Collection<String> tickets, Instant now) {
    Map<String, List<TicketEvent>> events = new HashMap<>();
    tickets.forEach(ticket -> events.put(ticket, List.of()));
    events.putAll(happened.of(tickets, now));
    return look(events, Told.NOW, now);
  }

  /**
   * Looks at tickets after they changed; their locks are held.
   *
   * @param events everything that happened to each, with the hours in which people worked
   * @return how late each that holds was found
   */
  public List<Duration> look(Map<String, List<TicketEvent>> events, Told told, Instant now) {
    Optional<Instant> since = since();
    List<Duration> late = new ArrayList<>();
    List<String> ordered = events.keySet().stream().sorted().toList();
    for (int from = 0; since.isPresent() && from < ordered.size(); from += TOGETHER) {
      List<String> some = ordered.subList(from, Math.min(from + TOGETHER, ordered.size()));
      late.addAll(look(some, events, told, since.get(), now));
    }
    return late;
  }

  private List<Duration> look(
      List<String> tickets,
      Map<String, List<TicketEvent>> events,
      Told told,
      Instant since,
      Instant now) {
    Criteria.Live live = Criteria.in(tx).live();
    Map<UUID, CriterionMode> modes = CriterionModes.in(tx).chosen();
    NextLooks looks = new NextLooks(tx, tickets);
    Map<String, TicketCase> cases = new TicketCases(tx).of(tickets, events);
    Map<String, List<CriterionHit>> before =
        CriterionHits.in(tx).of(tickets).stream()
            .collect(Collectors.groupingBy(CriterionHit::ticket));
    List<CriterionHit> found = new ArrayList<>();
    Set<String> stirred = new TreeSet<>();
    for (String ticket : tickets) {
      List<CriterionHit> hits = before.getOrDefault(ticket, List.of());
      Optional<TicketCase> known = Optional.ofNullable(cases.get(ticket));
      List<CriterionTime> fresh =
          known
              .filter(open -> told == Told.BY_FILE || isNew(open, since))
              .map(open -> CriterionTimes.of(live.rules(), open, now))
              .orElse(List.of())
              .stream()
              .filter(time -> hits.stream().noneMatch(hit -> hit.isOf(time)))
              .toList();
      known.ifPresent(open ->
          fresh.stream()
              .filter(time -> time.holds(now))
              .map(time -> hit(ticket, open, time, live.version(), told, modes, now))
              .forEach(found::add));
      looks.next(
          ticket,
          fresh.stream()
              .filter(time -> !time.holds(now))
              .filter(_ -> known.filter(open -> isNew(open, since)).isPresent())
              .toList(),
          known);
      if (hits.stream().anyMatch(hit -> hit.outcome().isOnTheWay())) {
        stirred.add(ticket);
      }
    }
    looks.write();
    List<CriterionHit> noted = new Breaker(tx).held(found, now);
    CriterionHits.in(tx).add(noted);
    Set<String> overdue = new TreeSet<>();
    noted.stream()
        .filter(hit -> hit.outcome() == HitOutcome.FOUND)
        .forEach(hit ->
            (hit.dueAt().plus(PUNCTUAL).isBefore(now) ? overdue : stirred).add(hit.ticket()));
    overdue.removeAll(stirred);
    stirred.forEach(ticket -> tx.enqueue(ACT, ticket, now));
    overdue.forEach(ticket -> tx.enqueue(ACT_OVERDUE, ticket, now));
    if (told == Told.BY_FILE && !noted.isEmpty()) {
      // A file comes in parts, of which managers are told in one message.
      tx.enqueueOnce(Backlog.TELL, now.toString(), now.plus(WHOLE_FILE));
    }
    return noted.stream().map(hit -> Duration.between(hit.dueAt(), now)).toList();
  }

  /** Older ones are only counted, when a file tells of them. */
  private static boolean isNew(TicketCase ticket, Instant since) {
    return !ticket.openedAt().isBefore(since);
  }

  private static CriterionHit hit(
      String ticket,
      TicketCase known,
      CriterionTime time,
      int version,
      Told told,
      Map<UUID, CriterionMode> modes,
      Instant now) {
    CriterionMode mode = CriterionMode.of(time.rule(), modes);
    boolean old =
        told == Told.BY_FILE || mode.since().filter(known.openedAt()::isBefore).isPresent();
    HitOutcome outcome =
        old ? HitOutcome.BACKLOG : mode.files() ? HitOutcome.FOUND : HitOutcome.WATCHED;
    return new CriterionHit(
        ticket,
        time.rule().id(),
        time.scope(),
        version,
        time.rule().number(),
        time.rule().to(),
        time.rule().after().isZero() ? now : time.due(),
        now,
        NextLooks.urgent(time, known),
        outcome,
        Optional.empty());
  }

  /**
   * What came of a task.
   *
   * @param late by how much each criterion that holds was found late
   * @param again when to look again, where the clock that brought it here was set back
   */
  public record Looked(List<Duration> late, Optional<Instant> again) {
    public Looked {
      late = List.copyOf(late);
    }
  }

  /**
   * Does {@link #LOOK}.
   *
   * @param task the ticket's key and the generation it was queued under
   */
  public Looked fire(String task, Instant now) {
    int slash = task.lastIndexOf('/');
    String ticket = task.substring(0, slash);
    Optional<Instant> next =
        NextLooks.lock(tx, ticket, Integer.parseInt(task.substring(slash + 1)));
    if (next.isEmpty()) {
      return new Looked(List.of(), Optional.empty());
    }
    if (next.get().isAfter(now)) {
      return new Looked(List.of(), next);
    }
    Set<String> due = new LinkedHashSet<>(List.of(ticket));
    due.addAll(NextLooks.lockDue(tx, now, TOGETHER));
    return new Looked(look(due, now), Optional.empty());
  }

  /** Looks at every ticket that is not over, in the background. */
  static void lookAtAll(Tx tx, Instant now) {
    tx.enqueue(ALL, now + " ", now);
  }

  /**
   * Does {@link #ALL} for the next tickets.
   *
   * @return the work that is left; empty when none is
   */
  public Optional<String> lookAtMore(String work, Instant now) {
    String after = work.substring(work.indexOf(' ') + 1);
    List<String> tickets =
        tx.dsl()
            .select(DETECTION.TICKET_KEY)
            .from(DETECTION)
            .where(DETECTION.ORG_ID.eq(tx.orgId()), DETECTION.TICKET_KEY.gt(after))
            .orderBy(DETECTION.TICKET_KEY)
            .limit(TOGETHER)
            .fetch(DETECTION.TICKET_KEY);
    look(tickets, now);
    return tickets.size() < TOGETHER
        ? Optional.empty()
        : Optional.of(work.substring(0, work.indexOf(' ') + 1) + tickets.getLast());
  }

  /** Which of these criteria still hold for the ticket. */
  public List<CriterionHit> holding(String ticket, List<CriterionHit> hits, Instant now) {
    TicketCase known =
        new TicketCases(tx).of(List.of(ticket), happened.of(List.of(ticket), now)).get(ticket);
    List<CriterionTime> times =
        known == null
            ? List.of()
            : CriterionTimes.of(Criteria.in(tx).live().rules(), known, now).stream()
                .filter(time -> time.holds(now))
                .toList();
    return hits.stream().filter(hit -> times.stream().anyMatch(hit::isOf)).toList();
  }
}
