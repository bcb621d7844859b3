package dev.baton.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The role the bot connects as: it may log in, and nothing a table's owner may. */
public record AppRole(String name, Optional<String> password) {
  /** Supabase's session pooler takes {@code role.project} for a user. */
  private static final String POOLER = ".pooler.supabase.com";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String DUPLICATE_OBJECT = "42710";
  private static final String UNIQUE_VIOLATION = "23505";

  /** Whether the role is there. */
  sealed interface Ensured {
    record Ready() implements Ensured {}

    record Refused(String sql) implements Ensured {}
  }

  /** The role that a URL names; a pooler's address has the project behind the role's own name. */
  static AppRole of(DatabaseUrl app) {
    String name =
        app.user()
            .map(user -> app.host().endsWith(POOLER) ? user.replaceFirst("\\.[^.]*$", "") : user)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "DATABASE_URL names no user. Write the app's role into it,"
                        + " as in postgres://baton_app:password@host:5432/name."));
    return new AppRole(name, app.password());
  }

  Ensured ensured(DatabaseUrl owner) {
    try (Connection connection = connect(owner)) {
      return exists(connection) ? new Ensured.Ready() : created(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  public static Connection connect(DatabaseUrl url) throws SQLException {
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    return DriverManager.getConnection(url.jdbc(), properties);
  }

  private boolean exists(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
      query.setString(1, name);
      return query.executeQuery().next();
    }
  }

  private Ensured created(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(creation());
      return new Ensured.Ready();
    } catch (SQLException e) {
      return switch (String.valueOf(e.getSQLState())) {
        case INSUFFICIENT_PRIVILEGE -> new Ensured.Refused(withoutPassword().creation() + ";");
        // Another migrate was faster.
        case DUPLICATE_OBJECT, UNIQUE_VIOLATION -> new Ensured.Ready();
        default -> throw e;
      };
    }
  }

  /** An administrator chooses the password; it is not printed on a screen. */
  private AppRole withoutPassword() {
    return new AppRole(name, Optional.empty());
  }

  public String creation() {
    return "create role "
        + quoted(name)
        + " login nosuperuser nocreatedb nocreaterole noinherit nobypassrls"
        + password.map(text -> " password " + literal(text)).orElse("");
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    String doubled = text.replace("\\", "\\\\").replace("'", "''");
    return " E'" + doubled + "'";
  }
}
