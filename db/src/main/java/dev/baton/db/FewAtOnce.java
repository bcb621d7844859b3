package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Questions that anybody may ask before a workspace is known: few at once, so that they take no
 * more than a few of the connections that others wait for.
 */
final class FewAtOnce {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore turns;
  private final String tooMany;
  private final String failed;

  /**
   * @param tooMany what is said when nobody made room in time
   * @param failed what is said of a question that the database does not understand
   */
  FewAtOnce(int atOnce, String tooMany, String failed) {
    this.turns = new Semaphore(atOnce);
    this.tooMany = tooMany;
    this.failed = failed;
  }

  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  /**
   * The answer.
   *
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  <T> T answered(Opening connections, Function<DSLContext, T> question) {
    if (!entered()) {
      throw new DatabaseUnavailable(new SQLTransientConnectionException(tooMany));
    }
    try (Connection connection = connections.open()) {
      return question.apply(Database.dsl(connection));
    } catch (DataAccessException | SQLException e) {
      throw DatabaseUnavailable.isBehind(e)
          ? new DatabaseUnavailable(e)
          : new DataAccessException(failed, e);
    } finally {
      turns.release();
    }
  }

  private boolean entered() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
