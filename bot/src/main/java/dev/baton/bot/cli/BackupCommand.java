package dev.baton.bot.cli;

import dev.baton.bot.config.Config;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./baton backup FILE}: the embedded database in one file, also while the bot works. */
@Command(
    name = "backup",
    description = "Copies the embedded database into one file, also while the bot runs.",
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "Must not be there yet.")
  private Path file = Path.of("");

  public BackupCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DatabasePlace.Embedded ours = embedded(shell.config(Set.<Config.Need>of()), "pg_dump");
    try (EmbeddedDatabase database = EmbeddedDatabase.joinOrStart(MeantFolder.of(ours))) {
      database.backUp(file, shell.clock().instant());
      shell.out().println("The database in " + database.folder() + " is in " + file + " now.");
      shell.out().println("Keep it as you keep passwords: it holds them, and everything else.");
    }
    return 0;
  }

  /** The embedded database; of any other, its own programs take care. */
  static DatabasePlace.Embedded embedded(Config config, String program) {
    return switch (config.database()) {
      case DatabasePlace.Embedded ours -> ours;
      case DatabasePlace.External _ ->
          throw new StartupRefused(
              List.of(
                  "DATABASE_URL is set, and this is for the embedded database only: use %s, as docs/deploy.md says."
                      .formatted(program)));
    };
  }
}
