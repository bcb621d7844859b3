package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Shows other processes that this one lives: a lock in the database on a connection that does
 * nothing else. When the process dies, however it dies, its machine or the server ends that
 * connection and with it the lock; while it only pauses or works slowly, the lock stays. Not for
 * two threads.
 */
final class LifeSign implements AutoCloseable {
  private static final String PREFIX = "lives/";

  /** The server asks a machine that fell silent, and gives it up after about 11 s. */
  private static final String WATCHED =
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3";

  private final Door door;
  private final String name;
  private @Nullable Connection held;

  /** Where a connection comes from that nobody else uses. */
  @FunctionalInterface
  interface Door {
    Connection connection() throws SQLException;
  }

  /**
   * @param name of this process, as {@link #nameOf} makes it
   */
  LifeSign(Door door, String name) {
    this.door = door;
    this.name = name;
  }

  /** A process's name that says that it shows this sign. */
  static String nameOf(Object id) {
    return PREFIX + id;
  }

  /** What such names begin with. */
  static String prefix() {
    return PREFIX;
  }

  /** Whether it shows now; when it did not, it is put up again if that is possible. */
  boolean shows() {
    try {
      Connection connection = held;
      if (connection != null && works(connection)) {
        return true;
      }
      close();
      return putUp();
    } catch (SQLException away) {
      close();
      return false;
    }
  }

  private boolean putUp() throws SQLException {
    Connection connection = door.connection();
    held = connection;
    try (var statement = connection.createStatement()) {
      statement.execute(WATCHED);
    }
    if (works(connection) && taken(connection)) {
      return true;
    }
    close();
    return false;
  }

  private boolean taken(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      query.setString(1, name);
      var answer = query.executeQuery();
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** A lock on a server that was replaced by another one shows nobody anything. */
  private static boolean works(Connection connection) throws SQLException {
    return Database.takesWrites(connection);
  }

  @Override
  public void close() {
    Connection connection = held;
    held = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException _) {
        // Then it is closed already.
      }
    }
  }
}
