package dev.baton.bot.cli;

import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import dev.baton.db.PoolerCheck;
import dev.baton.db.RoleCheck;
import dev.baton.db.embedded.EmbeddedDatabase;
import dev.baton.db.embedded.Restore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The database a command works on, wherever the settings put it. An embedded one is stopped by
 * {@link #close}, unless another process runs it.
 */
public final class OpenedDatabase implements AutoCloseable {
  private static final String POOLER =
      "leads through a pooler in transaction mode (PgBouncer and its like), where limits of time and"
          + " locks would be other clients'. Baton keeps a pool of its own: name the database itself, or"
          + " a pooler in session mode.";

  private final DatabaseUrl app;
  private final Optional<DatabaseUrl> owner;
  private final Optional<EmbeddedDatabase> embedded;

  private OpenedDatabase(
      DatabaseUrl app, Optional<DatabaseUrl> owner, Optional<EmbeddedDatabase> embedded) {
    this.app = app;
    this.owner = owner;
    this.embedded = embedded;
  }

  /**
   * For {@code serve}: an embedded database is started and migrated; any other must be as it should
   * be already.
   *
   * @throws StartupRefused when the role is unfit or the schema behind
   * @throws dev.baton.db.NewerSchema when a newer program migrated it
   * @throws dev.baton.db.DatabaseUnavailable when it does not answer
   * @throws dev.baton.db.embedded.EmbeddedDatabaseProblem when another process holds the folder
   */
  public static OpenedDatabase toServe(DatabasePlace place) {
    return switch (place) {
      case DatabasePlace.Embedded(var folder, _) -> {
        if (Restore.isUnfinished(folder)) {
          throw new StartupRefused(
              List.of(
                  ("A backup was put into %s, but ./baton restore did not reach its end, so messages"
                          + " could be sent twice. Nothing was changed. Remove that folder and"
                          + " restore once more.")
                      .formatted(folder)));
        }
        yield migrated(EmbeddedDatabase.start(folder));
      }
      case DatabasePlace.External external -> fit(external);
    };
  }

  /** As {@link #toServe} an embedded database whose backup is being taken over. */
  static OpenedDatabase toRestore(DatabasePlace.Embedded place) {
    return migrated(EmbeddedDatabase.start(place.folder()));
  }

  /**
   * For a command beside {@code serve} or {@code try}: joins the embedded server that runs, or
   * starts and migrates it. Throws as {@link #toServe}, and {@link StartupRefused} when two run and
   * {@code BATON_DATA} names neither.
   */
  public static OpenedDatabase toUse(DatabasePlace place) {
    return switch (place) {
      case DatabasePlace.Embedded ours -> {
        EmbeddedDatabase embedded = EmbeddedDatabase.joinOrStart(MeantFolder.of(ours));
        yield embedded.isJoined() ? of(embedded) : migrated(embedded);
      }
      case DatabasePlace.External external -> fit(external);
    };
  }

  /**
   * As {@link #toUse}, but as it is, neither checked nor migrated: for {@code migrate} and {@code
   * doctor}.
   */
  public static OpenedDatabase asIs(DatabasePlace place) {
    return switch (place) {
      case DatabasePlace.Embedded ours -> of(EmbeddedDatabase.joinOrStart(MeantFolder.of(ours)));
      case DatabasePlace.External external -> of(external);
    };
  }

  private static OpenedDatabase of(EmbeddedDatabase embedded) {
    return new OpenedDatabase(embedded.app(), Optional.of(embedded.owner()), Optional.of(embedded));
  }

  private static OpenedDatabase of(DatabasePlace.External external) {
    return new OpenedDatabase(external.app(), external.owner(), Optional.empty());
  }

  private static OpenedDatabase migrated(EmbeddedDatabase embedded) {
    try {
      new Migrations(embedded.owner(), embedded.app()).migrate();
      return of(embedded);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static OpenedDatabase fit(DatabasePlace.External external) {
    OpenedDatabase opened = of(external);
    refusePooler("DATABASE_URL", opened.app());
    List<String> faults = new ArrayList<>(opened.roleFaults());
    List<String> pending = opened.pending();
    if (!pending.isEmpty()) {
      faults.add(
          "DATABASE_URL names a database whose schema lacks version "
              + String.join(", ", pending)
              + ": run ./baton migrate with DATABASE_OWNER_URL set.");
    }
    if (!faults.isEmpty()) {
      throw new StartupRefused(faults);
    }
    return opened;
  }

  /**
   * Refuses a pooler that gives each transaction another connection.
   *
   * @param setting that names the database
   * @throws StartupRefused saying what to name instead
   */
  static void refusePooler(String setting, DatabaseUrl url) {
    if (PoolerCheck.findsOne(url)) {
      throw new StartupRefused(List.of(setting + " " + POOLER));
    }
  }

  /** Whether a pooler stands before the database that Baton cannot work through. */
  public Optional<String> poolerFault() {
    return embedded.isEmpty() && PoolerCheck.findsOne(app)
        ? Optional.of("DATABASE_URL " + POOLER)
        : Optional.empty();
  }

  /** The role the bot works as. */
  public DatabaseUrl app() {
    return app;
  }

  /** The role that migrates; empty when it is not known here. */
  public Optional<DatabaseUrl> owner() {
    return owner;
  }

  /** Where the embedded server keeps its data; empty when it is no server of ours. */
  public Optional<Path> folder() {
    return embedded.map(EmbeddedDatabase::folder);
  }

  /** What is wrong with the role, a sentence each. */
  public List<String> roleFaults() {
    return RoleCheck.faults(app);
  }

  /** Versions the schema lacks. */
  public List<String> pending() {
    return Migrations.pending(app);
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
