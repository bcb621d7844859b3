package dev.baton.bot.cli;

import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import dev.baton.db.RoleCheck;
import dev.baton.db.embedded.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The database a command works on, wherever the settings put it. An embedded one is stopped by
 * {@link #close}, unless another process runs it.
 */
public final class OpenedDatabase implements AutoCloseable {
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
      case DatabasePlace.Embedded(var folder) -> migrated(EmbeddedDatabase.start(folder));
      case DatabasePlace.External external -> fit(external);
    };
  }

  /**
   * For a command beside {@code serve}: joins the embedded server that runs, or starts and migrates
   * it. Throws as {@link #toServe}.
   */
  public static OpenedDatabase toUse(DatabasePlace place) {
    return switch (place) {
      case DatabasePlace.Embedded(var folder) -> {
        EmbeddedDatabase embedded = EmbeddedDatabase.joinOrStart(folder);
        yield embedded.isJoined() ? of(embedded) : migrated(embedded);
      }
      case DatabasePlace.External external -> fit(external);
    };
  }

  /** As it is, neither checked nor migrated: for {@code migrate} and {@code doctor}. */
  public static OpenedDatabase asIs(DatabasePlace place) {
    return switch (place) {
      case DatabasePlace.Embedded(var folder) -> of(EmbeddedDatabase.joinOrStart(folder));
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

  /** The role the bot works as. */
  public DatabaseUrl app() {
    return app;
  }

  /** The role that migrates; empty when it is not known here. */
  public Optional<DatabaseUrl> owner() {
    return owner;
  }

  /** Whether it is an embedded server of ours. */
  public boolean isEmbedded() {
    return embedded.isPresent();
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
