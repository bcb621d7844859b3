package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SEEN_EVENT;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.exception.DataAccessException;

/**
 * Events that arrived already: Slack and Resend deliver one again when our answer was late. Holds
 * ids and times only.
 */
public final class SeenEvents {
  private final Database database;

  public SeenEvents(Database database) {
    this.database = database;
  }

  /**
   * Notes the event; true for exactly one of any number of simultaneous callers.
   *
   * @param id unique over all senders, such as {@code slack/Ev123}
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public boolean isFirst(String id, Instant receivedAt) {
    try (Connection connection = database.forClick()) {
      return Database.dsl(connection)
              .insertInto(SEEN_EVENT)
              .set(SEEN_EVENT.EVENT_ID, id)
              .set(SEEN_EVENT.RECEIVED_AT, receivedAt)
              .onConflictDoNothing()
              .execute()
          == 1;
    } catch (DataAccessException | SQLException e) {
      throw translated(e);
    }
  }

  /**
   * Removes what no sender delivers again.
   *
   * @return how many
   */
  public int forgetBefore(Instant instant) {
    try (Connection connection = database.forWork()) {
      return Database.dsl(connection)
          .deleteFrom(SEEN_EVENT)
          .where(SEEN_EVENT.RECEIVED_AT.lt(instant))
          .execute();
    } catch (DataAccessException | SQLException e) {
      throw translated(e);
    }
  }

  private static RuntimeException translated(Exception failure) {
    return DatabaseUnavailable.isBehind(failure)
        ? new DatabaseUnavailable(failure)
        : new DataAccessException("The event could not be noted.", failure);
  }
}
