package dev.baton.db.clock;

import dev.baton.db.Tx;
import dev.baton.escalation.clock.ClockNow;
import java.util.List;
import java.util.UUID;

/** The one task that a clock has in the queue: for its next mark, under its generation. */
final class ClockTasks {
  private final Tx tx;

  ClockTasks(Tx tx) {
    this.tx = tx;
  }

  /** Queues what comes next; nothing when nothing does. */
  void plan(UUID clock, ClockNow now) {
    now.next().ifPresent(mark -> tx.enqueueAt(Clocks.FIRE, id(clock, now.generation()), mark.at()));
  }

  /** Takes its task out of the queue where it waits; one that runs finds that it is too old. */
  void forget(Clocks.Running clock) {
    tx.forgetWaiting(Clocks.FIRE, List.of(id(clock.id(), clock.now().generation())));
  }

  static String id(UUID clock, int generation) {
    return clock + "/" + generation;
  }
}
