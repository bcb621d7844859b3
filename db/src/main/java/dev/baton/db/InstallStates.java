package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.OAUTH_STATE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Installs begun in a browser and not finished: no workspace is known yet, so they stand beside the
 * tenants. Holds hashes, 64 hexadecimal digits each, never what was hashed.
 */
public final class InstallStates {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Anybody may ask for the install's page: of the connections for jobs, and few of them. */
  private static final int AT_ONCE = 2;

  private final Database database;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  public InstallStates(Database database) {
    this.database = database;
  }

  /**
   * What was noted at the beginning.
   *
   * @param browserHash of what that browser alone was given
   */
  public record Begun(String browserHash, Instant expiresAt) {}

  /**
   * Notes a beginning, and forgets those that nobody can finish any more.
   *
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public void begin(String stateHash, Begun begun, Instant now) {
    answered(dsl -> {
      dsl.deleteFrom(OAUTH_STATE).where(OAUTH_STATE.EXPIRES_AT.lt(now)).execute();
      return dsl.insertInto(OAUTH_STATE)
          .set(OAUTH_STATE.STATE_HASH, stateHash)
          .set(OAUTH_STATE.BROWSER_HASH, begun.browserHash())
          .set(OAUTH_STATE.EXPIRES_AT, begun.expiresAt())
          .execute();
    });
  }

  /**
   * Takes it away: of any number of callers one gets it, whatever they then make of it.
   *
   * @return empty when it never was, or is used up
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public Optional<Begun> take(String stateHash) {
    return answered(dsl ->
        dsl.deleteFrom(OAUTH_STATE)
            .where(OAUTH_STATE.STATE_HASH.eq(stateHash))
            .returning()
            .fetchOptional(row -> new Begun(row.getBrowserHash(), row.getExpiresAt())));
  }

  private <T> T answered(Function<DSLContext, T> question) {
    if (!entered()) {
      throw new DatabaseUnavailable(
          new SQLTransientConnectionException("Too many installs are asked for at once."));
    }
    try (Connection connection = database.forWork()) {
      return question.apply(Database.dsl(connection));
    } catch (DataAccessException | SQLException e) {
      throw DatabaseUnavailable.isBehind(e)
          ? new DatabaseUnavailable(e)
          : new DataAccessException("The install's state could not be looked up.", e);
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
