package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SEEN_EVENT;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Signatures of requests that some process took, so that no other takes the same request again.
 * Holds signatures and times only; what no signature is good for any more is removed on the way.
 */
public final class TakenRequests {
  private static final String PREFIX = "signature/";

  /** Longer than any signature is good for. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Database database;
  private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);

  public TakenRequests(Database database) {
    this.database = database;
  }

  /**
   * Notes the signature; true for exactly one of any number of simultaneous callers.
   *
   * @throws DatabaseUnavailable when the database is away or too slow
   */
  public boolean isFirst(String signature, Instant at) {
    try (Connection connection = database.forClick()) {
      DSLContext dsl = Database.dsl(connection);
      sweep(dsl, at);
      return dsl.insertInto(SEEN_EVENT)
              .set(SEEN_EVENT.EVENT_ID, PREFIX + signature)
              .set(SEEN_EVENT.RECEIVED_AT, at)
              .onConflictDoNothing()
              .execute()
          == 1;
    } catch (DataAccessException | SQLException failure) {
      throw DatabaseUnavailable.isBehind(failure)
          ? new DatabaseUnavailable(failure)
          : new DataAccessException("The request could not be noted.", failure);
    }
  }

  /** Once an hour, by whoever comes first then. */
  private void sweep(DSLContext dsl, Instant now) {
    Instant last = swept.get();
    if (now.minus(KEPT).isAfter(last) && swept.compareAndSet(last, now)) {
      dsl.deleteFrom(SEEN_EVENT)
          .where(SEEN_EVENT.RECEIVED_AT.lt(now.minus(KEPT)))
          .and(SEEN_EVENT.EVENT_ID.startsWith(PREFIX))
          .execute();
    }
  }
}
