package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SCHEDULED_TASKS;

import com.github.benmanes.caffeine.cache.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Gives back to the queue what processes had picked that are dead. Dead is who shows no {@link
 * LifeSign} for a while: a process that lost its connection puts the sign up again before that.
 */
final class DeadProcesses {
  /** Longer than a living process takes to connect again. */
  static final Duration GRACE = Duration.ofSeconds(8);

  private final LifeSign.Door door;
  private final String self;
  private final Ticker time;
  private final Map<String, Long> missedSince = new HashMap<>();

  /**
   * @param self the name of this process
   * @param time passes also while the clock of the jobs stands
   */
  DeadProcesses(LifeSign.Door door, String self, Ticker time) {
    this.door = door;
    this.self = self;
    this.time = time;
  }

  /**
   * Looks at every process that has picked something.
   *
   * @return how many pieces of work went back to the queue
   */
  int look() throws SQLException {
    try (Connection connection = door.connection()) {
      DSLContext dsl = Database.dsl(connection);
      List<String> others = others(dsl);
      missedSince.keySet().retainAll(others);
      return others.stream()
          .mapToInt(process -> dsl.transactionResult(tx -> look(tx.dsl(), process)))
          .sum();
    }
  }

  private List<String> others(DSLContext dsl) {
    return dsl.selectDistinct(SCHEDULED_TASKS.PICKED_BY)
        .from(SCHEDULED_TASKS)
        .where(
            SCHEDULED_TASKS.PICKED.isTrue(),
            // By this the few that are picked are found among all that wait.
            SCHEDULED_TASKS.LAST_HEARTBEAT.isNotNull(),
            SCHEDULED_TASKS.PICKED_BY.startsWith(LifeSign.prefix()),
            SCHEDULED_TASKS.PICKED_BY.ne(self))
        .fetch(SCHEDULED_TASKS.PICKED_BY);
  }

  /** The lock, if it can be had, is held to the end: nobody else revives the same meanwhile. */
  private int look(DSLContext dsl, String process) {
    boolean absent =
        Boolean.TRUE.equals(
            dsl.fetchValue("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", process));
    if (!absent) {
      missedSince.remove(process);
      return 0;
    }
    long since = missedSince.computeIfAbsent(process, _ -> time.read());
    if (time.read() - since < GRACE.toNanos()) {
      return 0;
    }
    missedSince.remove(process);
    return dsl.update(SCHEDULED_TASKS)
        .set(SCHEDULED_TASKS.PICKED, false)
        .setNull(SCHEDULED_TASKS.PICKED_BY)
        .setNull(SCHEDULED_TASKS.LAST_HEARTBEAT)
        .set(SCHEDULED_TASKS.VERSION, SCHEDULED_TASKS.VERSION.plus(1))
        .where(SCHEDULED_TASKS.PICKED.isTrue(), SCHEDULED_TASKS.PICKED_BY.eq(process))
        .execute();
  }
}
