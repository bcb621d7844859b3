package dev.baton.db.testing;

import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for this JVM, stopped with it, and the migrated template that is copied. */
public final class TestServer implements AutoCloseable {
  private static final String OWNER = "baton_owner";
  private static final String APP = "baton_app";

  private final EmbeddedPostgres postgres;
  private final AtomicInteger copies = new AtomicInteger();

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it and migrates the template. */
  public static TestServer start() {
    try {
      TestServer server =
          new TestServer(
              EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start());
      server.asSuperuser("create role " + OWNER + " login createrole password 'owner'");
      server.asSuperuser("create database template_baton owner " + OWNER);
      new Migrations(server.owner("template_baton"), server.app("template_baton")).migrate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A migrated database that nobody else uses. */
  public FreshDatabase fresh() {
    String name = "test_" + copies.incrementAndGet();
    asSuperuser(
        "create database %s owner %s template template_baton strategy file_copy"
            .formatted(name, OWNER));
    return new FreshDatabase(owner(name), app(name), superuser(name));
  }

  /** A database without any schema, for tests of migrating itself. */
  public FreshDatabase empty() {
    String name = "empty_" + copies.incrementAndGet();
    asSuperuser("create database %s owner %s".formatted(name, OWNER));
    return new FreshDatabase(owner(name), app(name), superuser(name));
  }

  private DatabaseUrl owner(String database) {
    return url(OWNER, "owner", database);
  }

  private DatabaseUrl app(String database) {
    return url(APP, "app", database);
  }

  private DatabaseUrl superuser(String database) {
    return url("postgres", "postgres", database);
  }

  private DatabaseUrl url(String user, String password, String database) {
    return DatabaseUrl.parse(
        String.format(
            Locale.ROOT,
            "postgres://%s:%s@localhost:%d/%s",
            user,
            password,
            postgres.getPort(),
            database));
  }

  private void asSuperuser(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
