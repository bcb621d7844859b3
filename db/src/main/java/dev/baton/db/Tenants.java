package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The only door to a workspace's rows. The workspace is named for the transaction before anything
 * else is asked; row-level security holds it from there on.
 */
public final class Tenants {
  private static final ScopedValue<String> OPEN = ScopedValue.newInstance();
  private static final int ATTEMPTS = 4;

  private final Database database;
  private final Supplier<UUID> ids;
  private final TransactionQueue enqueuing;
  private final LongReads longReads = new LongReads();

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Step<T extends @Nullable Object> {
    /** Run again from the start after a serialization failure or a deadlock. */
    T in(Tx tx);
  }

  private record Done<T extends @Nullable Object>(T result, Tx tx) {}

  @FunctionalInterface
  private interface Door {
    Connection connection() throws SQLException;
  }

  /**
   * @param ids names queued work; {@link UuidV7} outside tests
   * @param clock by which a workspace has its share of the queue
   */
  public Tenants(Database database, Supplier<UUID> ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.enqueuing = new TransactionQueue(ids, clock);
  }

  TransactionQueue enqueuing() {
    return enqueuing;
  }

  /**
   * For people who wait: a connection within 1 s, each statement within 2 s. Commits when the step
   * returns, rolls back when it throws.
   *
   * @throws IllegalArgumentException when the workspace's id is blank
   * @throws IllegalStateException inside another transaction
   * @throws DatabaseUnavailable when the database is away or too slow
   * @throws UnstorableText when a text holds what no column can, such as a NUL
   */
  public <T extends @Nullable Object> T inTransaction(String orgId, Step<T> step) {
    return repeated(orgId, database::forClick, step);
  }

  /** For jobs: a connection within 10 s, each statement within 60 s; otherwise the same. */
  public <T extends @Nullable Object> T inBackground(String orgId, Step<T> step) {
    return repeated(orgId, database::forWork, step);
  }

  /**
   * For exports: one read-only view of the workspace as it stood at the first statement, with no
   * limit on a statement's time. Rows stream when the query sets a fetch size. Waits while as many
   * run as may, of this workspace or in all.
   */
  public <T extends @Nullable Object> T reading(String orgId, Step<T> step) {
    try (LongReads.Place _ = longReads.enter(orgId)) {
      return once(
          orgId,
          this::snapshot,
          tx -> {
            tx.dsl().execute("set local statement_timeout = 0");
            return step.in(tx);
          });
    } catch (DatabaseUnavailable away) {
      // Whoever writes here meets the view's own limit, not the server's.
      throw away.wroteWhereNobodyMay().orElse(away);
    }
  }

  /** For what may take as long as it takes, such as an erasure: no limit on a statement's time. */
  public <T extends @Nullable Object> T atLength(String orgId, Step<T> step) {
    return repeated(
        orgId,
        this::patient,
        tx -> {
          tx.dsl().execute("set local statement_timeout = 0");
          return step.in(tx);
        });
  }

  /**
   * For what must not be lost although every connection of the pools is taken: on one that is
   * opened for this alone, each answer within 10 s.
   */
  public <T extends @Nullable Object> T onItsOwn(String orgId, Step<T> step) {
    return once(orgId, () -> database.alone("baton-own"), step);
  }

  private Connection patient() throws SQLException {
    Connection connection = database.forWork();
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  private Connection snapshot() throws SQLException {
    Connection connection = database.forWork();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  private <T extends @Nullable Object> T repeated(String orgId, Door door, Step<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(orgId, door, step);
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !isCollision(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private static boolean isCollision(DataAccessException failure) {
    return "40001".equals(failure.sqlState()) || "40P01".equals(failure.sqlState());
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T extends @Nullable Object> T once(String orgId, Door door, Step<T> step) {
    if (orgId.isBlank()) {
      throw new IllegalArgumentException("A transaction needs the workspace it is for.");
    }
    if (OPEN.isBound()) {
      throw new IllegalStateException("A transaction of " + OPEN.get() + " is already open.");
    }
    Done<T> done;
    try {
      done = ScopedValue.where(OPEN, orgId).call(() -> committed(orgId, door, step));
    } catch (RuntimeException | SQLException e) {
      throw translated(e);
    }
    done.tx().committed();
    return done.result();
  }

  private <T extends @Nullable Object> Done<T> committed(String orgId, Door door, Step<T> step)
      throws SQLException {
    try (Connection connection = door.connection()) {
      connection.setAutoCommit(false);
      try {
        Tx tx = begun(orgId, connection);
        T result = step.in(tx);
        tx.beforeCommit();
        connection.commit();
        return new Done<>(result, tx);
      } catch (RuntimeException | Error | SQLException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private Tx begun(String orgId, Connection connection) {
    DSLContext dsl = Database.dsl(connection);
    dsl.fetch("select set_config('baton.org_id', ?, true)", orgId);
    return new Tx(orgId, dsl, enqueuing, ids);
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static RuntimeException translated(Exception failure) {
    if (DatabaseUnavailable.isBehind(failure)) {
      return new DatabaseUnavailable(failure);
    }
    if (UnstorableText.isBehind(failure)) {
      return new UnstorableText(failure);
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new DataAccessException("The transaction failed.", failure);
  }
}
