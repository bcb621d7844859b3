package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a pooler stands before the database that gives each transaction another connection, as
 * PgBouncer does in transaction or statement mode. Limits of time, prepared statements and the lock
 * of a migration belong to a connection, and would be another client's there.
 */
public final class PoolerCheck {
  /** A pooler that takes its connections in turn shows itself at the latest then. */
  private static final int ROUNDS = 3;

  private PoolerCheck() {}

  /**
   * Looks which server process answers a connection that is idle between its transactions while
   * others are busy: without such a pooler always the same, and never one of another connection.
   *
   * @throws DatabaseUnavailable when the database is away
   */
  public static boolean findsOne(DatabaseUrl url) {
    DatabaseUrl impatient =
        url.with("loginTimeout", "5").with("socketTimeout", "10").with("prepareThreshold", "0");
    Deque<Connection> busy = new ArrayDeque<>();
    try (Connection idle = AppRole.connect(impatient)) {
      int own = process(idle);
      for (int round = 0; round < ROUNDS; round++) {
        Connection other = AppRole.connect(impatient);
        busy.push(other);
        other.setAutoCommit(false);
        if (process(other) == own || process(idle) != own) {
          return true;
        }
      }
      return false;
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    } finally {
      busy.forEach(PoolerCheck::close);
    }
  }

  private static int process(Connection connection) {
    return Database.dsl(connection).fetchSingle("select pg_backend_pid()").get(0, Integer.class);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      // It held nothing.
    }
  }
}
