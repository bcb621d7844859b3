package dev.baton.db.clock;

import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockNow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one task that a clock has in the queue: for its next mark, under its generation. */
public final class ClockTasks {
  private final Tx tx;

  ClockTasks(Tx tx) {
    this.tx = tx;
  }

  /** Queues what comes next; nothing when nothing does. */
  void plan(UUID clock, ClockNow now) {
    plan(Map.of(clock, now));
  }

  /** The same for many. */
  void plan(Map<UUID, ClockNow> clocks) {
    Map<String, Instant> work = new HashMap<>();
    clocks.forEach((clock, now) ->
        now.next().ifPresent(mark -> work.put(id(clock, now.generation()), mark.at())));
    tx.enqueueAll(Clocks.FIRE, work);
  }

  /** Takes their tasks out of the queue where they wait; one that runs finds it is too old. */
  void forget(Collection<Clocks.Running> clocks) {
    List<String> tasks =
        clocks.stream().map(clock -> id(clock.id(), clock.now().generation())).toList();
    tx.forgetWaiting(Clocks.FIRE, tasks);
  }

  /** What the task of a clock is queued under. */
  public static String id(UUID clock, int generation) {
    return clock + "/" + generation;
  }
}
