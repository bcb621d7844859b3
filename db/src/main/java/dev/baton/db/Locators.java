package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.LOCATOR;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * From the hash of a secret to the workspace that it is of, where a request names nothing else.
 * What is looked up is 64 hexadecimal digits, never what was hashed.
 */
public final class Locators {
  /** Anybody may ask, with any secret: few of the connections that people wait for. */
  private static final int AT_ONCE = 4;

  private final Database database;
  private final FewAtOnce turns =
      new FewAtOnce(
          AT_ONCE, "Too many secrets are looked up at once.", "The secret could not be looked up.");

  public Locators(Database database) {
    this.database = database;
  }

  /**
   * The workspace that this leads to; empty for what leads nowhere, or not any more.
   *
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public Optional<String> find(String kind, String sha256, Instant now) {
    return turns.answered(
        database::forClick,
        dsl ->
            dsl.select(LOCATOR.ORG_ID)
                .from(LOCATOR)
                .where(
                    LOCATOR.KIND.eq(kind),
                    LOCATOR.SHA256.eq(sha256),
                    LOCATOR.EXPIRES_AT.isNull().or(LOCATOR.EXPIRES_AT.gt(now)))
                .fetchOptional(LOCATOR.ORG_ID));
  }

  /**
   * Workspaces to which something of this kind leads, in the order of their ids.
   *
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public List<String> workspaces(String kind, int most) {
    return turns.answered(
        database::forClick,
        dsl ->
            dsl.selectDistinct(LOCATOR.ORG_ID)
                .from(LOCATOR)
                .where(LOCATOR.KIND.eq(kind))
                .orderBy(LOCATOR.ORG_ID)
                .limit(most)
                .fetch(LOCATOR.ORG_ID));
  }

  /**
   * Has it lead to this transaction's workspace.
   *
   * @param until empty for as long as it is not taken away
   */
  public static void lead(Tx tx, String kind, String sha256, Optional<Instant> until) {
    tx.dsl()
        .insertInto(LOCATOR)
        .set(LOCATOR.KIND, kind)
        .set(LOCATOR.SHA256, sha256)
        .set(LOCATOR.ORG_ID, tx.orgId())
        .set(LOCATOR.EXPIRES_AT, until.orElse(null))
        .execute();
  }

  /** Has these lead nowhere. */
  public static void forget(Tx tx, String kind, Collection<String> sha256) {
    tx.dsl()
        .deleteFrom(LOCATOR)
        .where(LOCATOR.KIND.eq(kind), LOCATOR.SHA256.in(sha256), LOCATOR.ORG_ID.eq(tx.orgId()))
        .execute();
  }
}
