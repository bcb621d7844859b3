package dev.baton.bench.measure;

import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A migrated PostgreSQL in a temporary folder, gone with {@link #close}. */
public final class ThrowawayDatabase implements AutoCloseable {
  private static final String NAME = "baton";
  private static final String OWNER = "baton_owner";
  private static final String APP = "baton_app";

  private final EmbeddedPostgres postgres;

  private ThrowawayDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts and migrates it. */
  public static ThrowawayDatabase start() throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    ThrowawayDatabase database = new ThrowawayDatabase(postgres);
    try {
      database.run(
          "postgres",
          List.of(
              "create role " + OWNER + " login createrole password 'owner'",
              "create database " + NAME + " owner " + OWNER));
      new Migrations(database.url(OWNER, "owner", NAME), database.app()).migrate();
      return database;
    } catch (SQLException | RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /** The URL the product would be given: a role that row-level security holds. */
  public DatabaseUrl app() {
    return url(APP, "app", NAME);
  }

  /** The same URL as text, password included, for a process of ours. */
  public String appText() {
    return text(APP, "app", NAME);
  }

  /** Runs these statements past row-level security, each by itself. */
  public void asSuperuser(List<String> statements) throws SQLException {
    run(NAME, statements);
  }

  /** The numbers in the first column of what this query finds, past row-level security. */
  public List<Long> numbers(String query) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = postgres.getDatabase("postgres", NAME).getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        numbers.add(found.getLong(1));
      }
    }
    return numbers;
  }

  private void run(String database, List<String> statements) throws SQLException {
    try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private DatabaseUrl url(String user, String password, String database) {
    return DatabaseUrl.parse(text(user, password, database));
  }

  private String text(String user, String password, String database) {
    return String.format(
        Locale.ROOT,
        "postgres://%s:%s@127.0.0.1:%d/%s",
        user,
        password,
        postgres.getPort(),
        database);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
