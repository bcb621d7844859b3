package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Record;

/**
 * The deadlines that wait in the queue, of all workspaces together; whose they are stays unasked.
 *
 * @param count of clocks that have something ahead
 * @param late by how much the first of them is over; zero when it is ahead, empty without any
 */
public record WaitingClocks(long count, Optional<Duration> late) {
  /**
   * Looks into the queue.
   *
   * @throws DatabaseUnavailable when the database is away
   */
  public static WaitingClocks look(DatabaseUrl url, Instant now) {
    try (Connection connection = AppRole.connect(url)) {
      Record found =
          Database.dsl(connection)
              .fetchSingle(
                  "select count(*), min(execution_time) from platform.scheduled_tasks"
                      + " where task_name = 'clock'");
      return new WaitingClocks(
          found.get(0, Long.class),
          Optional.ofNullable(found.get(1, OffsetDateTime.class))
              .map(first -> Duration.between(first.toInstant(), now))
              .map(late -> late.isNegative() ? Duration.ZERO : late));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }
}
