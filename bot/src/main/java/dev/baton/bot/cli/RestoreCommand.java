package dev.baton.bot.cli;

import dev.baton.bot.config.Config;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.embedded.EmbeddedDatabase;
import dev.baton.db.embedded.Restore;
import dev.baton.db.log.AuditLog;
import dev.baton.db.notify.RestoredDeliveries;
import dev.baton.escalation.log.ChainCheck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ./baton restore FILE}: a backup into an empty folder, every chain verified; exit code 1
 * when one is broken.
 */
@Command(
    name = "restore",
    description = "Puts a backup into the empty folder BATON_DATA and verifies every audited log.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "Made by ./baton backup.")
  private Path file = Path.of("");

  public RestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DatabasePlace.Embedded ours =
        BackupCommand.embedded(shell.config(Set.<Config.Need>of()), "pg_restore");
    Instant taken = Restore.into(ours.folder(), file);
    boolean intact = true;
    // The folder that was just filled, whichever else runs.
    Set<String> workspaces;
    try (EmbeddedDatabase filled = EmbeddedDatabase.start(ours.folder())) {
      workspaces = filled.workspaces();
    }
    try (OpenedDatabase opened = OpenedDatabase.toRestore(ours);
        Database database = Database.open(opened.app())) {
      Tenants tenants = new Tenants(database, new UuidV7(shell.clock()), shell.clock());
      for (String workspace : workspaces) {
        intact &= takeOver(tenants, workspace, taken);
      }
    }
    Restore.finish(ours.folder());
    shell.out().println("The backup of " + taken + " is in " + ours.folder() + ".");
    return intact ? 0 : 1;
  }

  private boolean takeOver(Tenants tenants, String workspace, Instant taken) {
    Instant now = shell.clock().instant();
    int waiting =
        tenants.inBackground(workspace, tx -> RestoredDeliveries.in(tx).takeOver(taken, now));
    if (waiting > 0) {
      shell
          .out()
          .println(
              workspace
                  + ": mails that may have been sent before and wait for your word: "
                  + waiting
                  + ". ./baton mail send --workspace "
                  + workspace
                  + " sends them, ./baton mail drop --workspace "
                  + workspace
                  + " does not and tells managers.");
    }
    ChainCheck.Verdict verdict = tenants.inBackground(workspace, tx -> AuditLog.in(tx).verify());
    return switch (verdict) {
      case ChainCheck.Verdict.Intact intact -> {
        shell.out().println(workspace + ": audited log intact, events: " + intact.events() + ".");
        yield true;
      }
      case ChainCheck.Verdict.Broken(long number, String why) -> {
        shell.err().println(workspace + ": audited log broken at event " + number + ": " + why);
        yield false;
      }
    };
  }
}
