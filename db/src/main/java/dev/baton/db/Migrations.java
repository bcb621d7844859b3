package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema's way to its newest version. Runs as the owner's role, which is not the app's: who
 * owns a table can lift its row-level security.
 */
public final class Migrations {
  /** "baton" in ASCII: one number for all processes that migrate this database. */
  private static final long TURN = 0x6261746f6eL;

  /** Flyway's words for versions above the newest one that this program has. */
  private static final Set<MigrationState> FUTURE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private final DatabaseUrl owner;
  private final AppRole appRole;

  /** What became of a migrate. */
  public sealed interface Outcome {
    /**
     * @param version the schema's version now
     * @param applied how many migrations ran, zero when it was current
     */
    record Migrated(String version, int applied) implements Outcome {}

    /**
     * Nothing was changed: the app's role is missing and the owner may not create it.
     *
     * @param sql what an administrator is to run
     */
    record NeedsAdministrator(String sql) implements Outcome {}
  }

  /**
   * @param owner who will own the tables
   * @param app whose role is created when missing, with its password if it names one
   * @throws IllegalArgumentException when app names no role, or both are the same role
   */
  public Migrations(DatabaseUrl owner, DatabaseUrl app) {
    this.owner = owner;
    this.appRole = AppRole.of(app);
    if (owner.user().equals(app.user())) {
      throw new IllegalArgumentException(
          "DATABASE_OWNER_URL and DATABASE_URL name the same role; the app must not own its"
              + " tables. Give DATABASE_URL a role of its own, migrate creates it.");
    }
  }

  /**
   * Safe beside another process doing the same: one of them waits, then finds nothing to do.
   *
   * @throws NewerSchema when a newer program migrated it; the schema is left as it is
   * @throws DatabaseUnavailable when the database is away
   */
  public Outcome migrate() {
    return switch (appRole.ensured(owner)) {
      case AppRole.Ensured.Ready _ -> migrated();
      case AppRole.Ensured.Refused refused -> new Outcome.NeedsAdministrator(refused.sql());
    };
  }

  private Outcome migrated() {
    // Flyway's own lock ends before the grants, which PostgreSQL refuses to two at a time.
    try (Connection turn = AppRole.connect(owner)) {
      Database.dsl(turn).fetch("select pg_advisory_lock(?)", TURN);
      Flyway flyway = flyway(owner, appRole.name());
      // Functions that are said anew would otherwise be set back to what this program says.
      refuseNewer(flyway.info());
      var result = flyway.migrate();
      String version =
          result.targetSchemaVersion == null
              ? String.valueOf(result.initialSchemaVersion)
              : result.targetSchemaVersion;
      return new Outcome.Migrated(version, result.migrationsExecuted);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    } catch (FlywayException e) {
      throw DatabaseUnavailable.isBehind(e) ? new DatabaseUnavailable(e) : e;
    }
  }

  /**
   * The versions the schema lacks, oldest first, then by name what is said anew when it changes;
   * empty when it is current.
   *
   * @param anyone the owner's or the app's URL
   * @throws NewerSchema when a newer program migrated it
   * @throws DatabaseUnavailable when the database is away
   */
  public static List<String> pending(DatabaseUrl anyone) {
    try {
      MigrationInfoService info = flyway(anyone, "nobody").info();
      refuseNewer(info);
      List<String> pending = new ArrayList<>();
      Stream.of(info.pending()).map(Migrations::name).forEach(pending::add);
      return pending;
    } catch (FlywayException e) {
      throw DatabaseUnavailable.isBehind(e) ? new DatabaseUnavailable(e) : e;
    }
  }

  private static void refuseNewer(MigrationInfoService info) {
    Optional<MigrationVersion> newer = newest(info, FUTURE::contains);
    if (newer.isPresent()) {
      throw new NewerSchema(
          newer.get().toString(),
          newest(info, MigrationState::isResolved).orElseThrow().toString());
    }
  }

  private static Optional<MigrationVersion> newest(
      MigrationInfoService info, Predicate<MigrationState> wanted) {
    return Stream.of(info.all())
        .filter(migration -> migration.isVersioned() && wanted.test(migration.getState()))
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder());
  }

  private static String name(MigrationInfo migration) {
    return migration.isVersioned() ? migration.getVersion().toString() : migration.getDescription();
  }

  private static Flyway flyway(DatabaseUrl url, String appRole) {
    return Flyway.configure()
        .dataSource(url.jdbc(), url.user().orElse(""), url.password().orElse(""))
        .locations("classpath:db/migration")
        .schemas("platform")
        .placeholders(Map.of("app_role", AppRole.quoted(appRole)))
        .load();
  }
}
