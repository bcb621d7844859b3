package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.ClockRecord;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The clocks of tickets, many at once: what they are now, and what they become. */
public final class PlannedClocks {
  private final Tx tx;
  private final ClockRows rows;

  private PlannedClocks(Tx tx) {
    this.tx = tx;
    this.rows = new ClockRows(tx);
  }

  /** Those of this transaction's workspace. */
  public static PlannedClocks in(Tx tx) {
    return new PlannedClocks(tx);
  }

  /**
   * What becomes of one clock.
   *
   * @param stored empty for one that begins
   * @param scope as in {@code clock.scope}
   * @param events not empty; the first one starts it where nothing is stored
   * @param calendar by which it runs; empty for around the clock
   * @param promises the version it was planned by; empty where none was ever set
   */
  public record Step(
      String ticket,
      ClockKind kind,
      int scope,
      Optional<Clocks.Running> stored,
      List<ClockEvent> events,
      Optional<ClockCalendar.Version> calendar,
      Optional<Integer> promises) {
    public Step {
      events = List.copyOf(events);
    }

    ClockNow after() {
      return stored
          .map(clock -> ClockRows.after(clock, events))
          .orElseGet(() -> ClockNow.of(events));
    }
  }

  /**
   * The clocks of these tickets, held until the transaction ends; by ticket, without those that
   * have none. The tickets are to be held before.
   */
  public Map<String, List<Clocks.Running>> lock(
      Collection<String> tickets, Collection<ClockKind> kinds) {
    return tx
        .dsl()
        .selectFrom(CLOCK)
        .where(
            CLOCK.ORG_ID.eq(tx.orgId()),
            CLOCK.TICKET_KEY.eq(any(tickets.toArray(String[]::new))),
            CLOCK.KIND.in(kinds.stream().map(ClockKind::code).toList()))
        .orderBy(CLOCK.CLOCK_ID)
        .forNoKeyUpdate()
        .fetch(rows::running)
        .stream()
        .collect(Collectors.groupingBy(clock -> clock.escalation().ticket()));
  }

  /** Writes them, takes their old tasks out of the queue and queues what comes next. */
  public void take(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Map<UUID, ClockNow> planned = new HashMap<>();
    List<ClockRecord> begun = new ArrayList<>();
    List<ManyClocks.Moved> moved = new ArrayList<>();
    Map<UUID, List<ClockEvent>> events = new HashMap<>();
    for (Step step : steps) {
      UUID id = step.stored().map(Clocks.Running::id).orElseGet(tx::newId);
      ClockNow after = step.after();
      planned.put(id, after);
      events.put(id, step.events());
      step.stored()
          .ifPresentOrElse(
              clock -> moved.add(moved(clock, row(step, after))),
              () -> begun.add(begun(id, step, after)));
    }
    new ClockTasks(tx)
        .forget(
            steps.stream()
                .flatMap(step -> step.stored().stream())
                .filter(clock -> clock.now().next().isPresent())
                .toList());
    write(begun, moved, events);
    new ClockTasks(tx).plan(planned);
  }

  private ClockRecord row(Step step, ClockNow after) {
    ClockRecord row = ClockRows.changed(after);
    row.setCalendarId(step.calendar().map(ClockCalendar.Version::calendar).orElse(null));
    row.setCalendarVersion(step.calendar().map(ClockCalendar.Version::number).orElse(null));
    row.setSlaVersion(step.promises().orElse(null));
    return row;
  }

  private ClockRecord begun(UUID id, Step step, ClockNow after) {
    ClockRecord row = row(step, after);
    row.setOrgId(tx.orgId());
    row.setClockId(id);
    row.setTicketKey(step.ticket());
    row.setKind(step.kind().code());
    row.setScope(step.scope());
    return row;
  }

  private static ManyClocks.Moved moved(Clocks.Running clock, ClockRecord row) {
    row.setClockId(clock.id());
    return new ManyClocks.Moved(clock.now().generation(), row);
  }

  private void write(
      List<ClockRecord> begun, List<ManyClocks.Moved> moved, Map<UUID, List<ClockEvent>> events) {
    tx.dsl().batchInsert(begun).execute();
    ManyClocks many = new ManyClocks(tx);
    many.replan(moved);
    many.happened(
        events.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(event -> rows.row(each.getKey(), event)))
            .toList());
  }
}
