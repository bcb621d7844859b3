package dev.baton.bot.cli;

import dev.baton.bot.config.Config;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./baton migrate}. */
@Command(
    name = "migrate",
    description = "Brings the database to the newest version, roles and grants included.",
    mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
  private final Shell shell;

  public MigrateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Config config = shell.config(EnumSet.of(Config.Need.OWNER_DATABASE));
    try (OpenedDatabase database = OpenedDatabase.asIs(config.database())) {
      if (database.folder().isEmpty()) {
        OpenedDatabase.refusePooler("DATABASE_OWNER_URL", database.owner().orElseThrow());
      }
      return switch (migrations(database).migrate()) {
        case Migrations.Outcome.Migrated(String version, int applied) -> {
          shell.out().println(sentence(version, applied));
          yield 0;
        }
        case Migrations.Outcome.NeedsAdministrator(String sql) -> {
          shell.err().println("Nothing was changed: the owner may not create the app's role.");
          shell.err().println("Let an administrator run this, then migrate again:");
          shell.out().println(sql);
          shell
              .err()
              .println(
                  "The role needs the password that DATABASE_URL names: \\password in psql sets"
                      + " it.");
          yield 1;
        }
      };
    }
  }

  private static Migrations migrations(OpenedDatabase database) {
    DatabaseUrl owner = database.owner().orElseThrow();
    try {
      return new Migrations(owner, database.app());
    } catch (IllegalArgumentException e) {
      throw new StartupRefused(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String version, int applied) {
    return applied == 0
        ? "The database is at version " + version + " already."
        : "The database is at version " + version + " now; migrations applied: " + applied + ".";
  }
}
