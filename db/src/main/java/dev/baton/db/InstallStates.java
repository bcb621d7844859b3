package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.OAUTH_STATE;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Installs begun in a browser and not finished: no workspace is known yet, so they stand beside the
 * tenants. Holds hashes, 64 hexadecimal digits each, never what was hashed.
 */
public final class InstallStates {
  /** Anybody may ask for the install's page: of the connections for jobs, and few of them. */
  private static final int AT_ONCE = 2;

  private final Database database;
  private final FewAtOnce turns =
      new FewAtOnce(
          AT_ONCE,
          "Too many installs are asked for at once.",
          "The install's state could not be looked up.");

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
    return turns.answered(database::forWork, question);
  }
}
