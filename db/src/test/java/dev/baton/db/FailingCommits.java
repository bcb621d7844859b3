package dev.baton.db;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

import dev.baton.db.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A door to the workspaces whose connection breaks while a click's transaction commits. No real
 * server breaks at that moment when told to, so the connection is a mock in front of the real one.
 */
public final class FailingCommits {
  private static final String CONNECTION_FAILURE = "08006";

  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final Tenants tenants;

  private enum Fault {
    NONE,
    /** The server never hears of the commit. */
    LOST,
    /** The server commits, and its answer does not arrive. */
    UNANSWERED
  }

  public FailingCommits(FreshDatabase fresh) throws SQLException {
    Database database = spy(fresh.database());
    doAnswer(call -> breaking((Connection) call.callRealMethod())).when(database).forClick();
    this.tenants = new Tenants(database, new UuidV7(fresh.clock()), fresh.clock());
  }

  /** The door to give to a bot. */
  public Tenants tenants() {
    return tenants;
  }

  /** The next commit that would store something never reaches the server. */
  public void loseNextCommit() {
    next.set(Fault.LOST);
  }

  /** The next commit that stores something succeeds, and nobody is told. */
  public void loseNextAnswer() {
    next.set(Fault.UNANSWERED);
  }

  private Connection breaking(Connection real) throws SQLException {
    Connection connection = mock(Connection.class, delegatesTo(real));
    doAnswer(_ -> committed(real)).when(connection).commit();
    return connection;
  }

  private @Nullable Object committed(Connection real) throws SQLException {
    Fault fault = storesSomething(real) ? next.getAndSet(Fault.NONE) : Fault.NONE;
    if (fault != Fault.LOST) {
      real.commit();
    }
    if (fault != Fault.NONE) {
      throw new SQLException("The connection broke while it committed.", CONNECTION_FAILURE);
    }
    return null;
  }

  /** PostgreSQL numbers a transaction when it first writes. */
  private static boolean storesSomething(Connection real) {
    DSLContext dsl = Database.dsl(real);
    return dsl.fetchValue("select pg_current_xact_id_if_assigned()") != null;
  }
}
