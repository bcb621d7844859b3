package dev.baton.db.clock;

import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Settles what is due, in one transaction for all of it: the clock whose task this is, and whatever
 * else of the workspace nobody else has in hand. So many clocks that fall due in one moment take
 * one commit and one place in the audited log's chain, and most of their tasks find nothing left to
 * do. What a mark is for is done by work queued here.
 */
public final class DueClocks {
  private static final int TOGETHER = 500;
  private static final int HALF = 50;
  private static final int WHOLE = 100;

  private final Tx tx;
  private final ClockRows rows;

  DueClocks(Tx tx) {
    this.tx = tx;
    this.rows = new ClockRows(tx);
  }

  /**
   * What came of a task.
   *
   * @param late how late each mark was found
   * @param again when to look again, where the clock that brought it here was set back
   */
  public record Fired(List<Late> late, Optional<Instant> again) {
    public Fired {
      late = List.copyOf(late);
    }
  }

  /** By how much a mark of a clock was found late. */
  public record Late(ClockKind kind, Duration by) {}

  /**
   * @param task the clock's id and the generation it was queued under
   */
  Fired fire(String task, Instant now) {
    int slash = task.indexOf('/');
    int generation = Integer.parseInt(task.substring(slash + 1));
    Optional<Clocks.Running> own =
        rows.lock(UUID.fromString(task.substring(0, slash)))
            .filter(clock -> clock.now().generation() == generation);
    Optional<ClockEvent.Mark> mark = own.map(Clocks.Running::now).flatMap(ClockNow::next);
    if (mark.isEmpty()) {
      return new Fired(List.of(), Optional.empty());
    }
    return mark.get().at().isAfter(now)
        ? new Fired(List.of(), Optional.of(mark.get().at()))
        : new Fired(settle(together(own.get(), now), now), Optional.empty());
  }

  /** Its own clock is always among them: no other task looks after that one. */
  private Collection<Clocks.Running> together(Clocks.Running own, Instant now) {
    Map<UUID, Clocks.Running> due = new LinkedHashMap<>();
    due.put(own.id(), own);
    rows.lockDue(now, TOGETHER).forEach(other -> due.putIfAbsent(other.id(), other));
    return due.values();
  }

  private List<Late> settle(Collection<Clocks.Running> due, Instant now) {
    Map<Clocks.Running, List<ClockEvent>> passed = new LinkedHashMap<>();
    due.forEach(clock -> passed.put(clock, clock.now().passed(clock.kind(), clock.given(), now)));
    ClockTasks tasks = new ClockTasks(tx);
    tasks.forget(passed.keySet());
    rows.advance(passed);
    Map<UUID, ClockNow> after = new HashMap<>();
    Map<String, Instant> told = new HashMap<>();
    Map<String, Instant> news = new HashMap<>();
    List<Late> late = new ArrayList<>();
    passed.forEach((clock, events) -> {
      ClockNow then = ClockRows.after(clock, events);
      after.put(clock.id(), then);
      if (clock.kind().isOfTicket() && events.getLast().mark().orElseThrow() == WHOLE) {
        news.put(MissedPromise.news(clock, events.getLast()).id(), now);
      } else {
        told.put(ClockTasks.id(clock.id(), then.generation()), now);
      }
      events.forEach(event -> late.add(new Late(clock.kind(), Duration.between(event.at(), now))));
      audited(clock, events.getLast()).ifPresent(tx::audit);
    });
    tasks.plan(after);
    tx.enqueueAll(Clocks.TELL, told);
    tx.enqueueAll(Clocks.NEWS, news);
    return late;
  }

  private static Optional<AuditEntry> audited(Clocks.Running clock, ClockEvent event) {
    return clock.kind().isOfTicket()
        ? MissedPromise.audited(clock, event)
        : Optional.of(overdue(clock, event));
  }

  private static AuditEntry overdue(Clocks.Running clock, ClockEvent event) {
    int percent = event.mark().orElseThrow();
    AuditKind kind =
        percent == HALF
            ? AuditKind.CLOCK_REMINDED
            : percent == WHOLE ? AuditKind.CLOCK_OVERDUE : AuditKind.CLOCK_RAISED;
    return new AuditEntry(
        kind,
        event.recordedAt(),
        Baton.ID,
        "job",
        Optional.of(clock.escalation()),
        Map.of(
            "clock", clock.kind().code(),
            "percent", String.valueOf(percent),
            "reached_at", event.at().toString(),
            "due_at", clock.now().due().map(Instant::toString).orElse("")));
  }
}
