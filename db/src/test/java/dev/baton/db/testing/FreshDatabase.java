package dev.baton.db.testing;

import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A migrated database for one test class, with every way into it. */
public final class FreshDatabase implements AutoCloseable {
  private final DatabaseUrl ownerUrl;
  private final DatabaseUrl appUrl;
  private final DatabaseUrl superuserUrl;
  private final SettableClock clock = new SettableClock();
  private final Database database;
  private final Tenants tenants;

  FreshDatabase(DatabaseUrl ownerUrl, DatabaseUrl appUrl, DatabaseUrl superuserUrl) {
    this.ownerUrl = ownerUrl;
    this.appUrl = appUrl;
    this.superuserUrl = superuserUrl;
    this.database = Database.open(appUrl);
    this.tenants = new Tenants(database, new UuidV7(clock), clock);
  }

  /** The door the product uses, as the app's role. */
  public Tenants tenants() {
    return tenants;
  }

  /** The pools behind it. */
  public Database database() {
    return database;
  }

  /** Stands still until a test moves it. */
  public SettableClock clock() {
    return clock;
  }

  public DatabaseUrl ownerUrl() {
    return ownerUrl;
  }

  public DatabaseUrl appUrl() {
    return appUrl;
  }

  /**
   * Raw SQL as the app's role with that workspace set, in a transaction that commits: what a
   * careless repository could do.
   */
  public <T> T asApp(String orgId, Function<DSLContext, T> sql) {
    return in(
        appUrl,
        dsl -> {
          dsl.fetch("select set_config('baton.org_id', ?, true)", orgId);
          return sql.apply(dsl);
        });
  }

  /** Raw SQL as the tables' owner, whom row-level security holds too. */
  public <T> T asOwner(Function<DSLContext, T> sql) {
    return in(ownerUrl, sql);
  }

  /** As a newer program leaves it: with a version that this one does not know. */
  public void migratedByANewerProgram() {
    int noted =
        asSuperuser(dsl ->
            dsl.execute(
                "insert into platform.flyway_schema_history (installed_rank, version, description,"
                    + " type, script, checksum, installed_by, execution_time, success) values"
                    + " (1000, '7777', 'of tomorrow', 'SQL', 'V7777__of_tomorrow.sql', 1, 'baton',"
                    + " 1, true)"));
    if (noted != 1) {
      throw new IllegalStateException("The version was not noted");
    }
  }

  /** Raw SQL past row-level security, to see what is really stored. */
  public <T> T asSuperuser(Function<DSLContext, T> sql) {
    return in(superuserUrl, sql);
  }

  /** By the server's clock too the day has come on which everything of this workspace is erased. */
  public void bringTheDayOfErasure(String orgId) {
    asSuperuser(dsl ->
        dsl.execute(
            "update baton.installation set erase_at = '2000-01-01', erase_not_before ="
                + " '2000-01-01' where org_id = ? and left_at is not null",
            orgId));
  }

  private static <T> T in(DatabaseUrl url, Function<DSLContext, T> sql) {
    try (Connection connection =
        DriverManager.getConnection(
            url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow())) {
      return DSL.using(connection, SQLDialect.POSTGRES)
          .transactionResult(transaction -> sql.apply(transaction.dsl()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
