package dev.baton.bot.table;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.matrix.ImportText;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixSource.Opened;
import dev.baton.matrix.check.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton accounts} and {@code ./baton tickets}: the two steps of an import. */
@Command(synopsisSubcommandLabel = "check|import", mixinStandardHelpOptions = true)
public final class TableCommand implements Runnable {
  @Spec private CommandSpec spec;

  private TableCommand() {}

  /** {@code accounts} with both steps. */
  public static CommandLine accounts(Shell shell) {
    return create(shell, TableKind.ACCOUNTS, "Checks or imports customers' accounts.");
  }

  /** {@code tickets} with both steps. */
  public static CommandLine tickets(Shell shell) {
    return create(shell, TableKind.TICKETS, "Checks or imports tickets of before.");
  }

  private static CommandLine create(Shell shell, TableKind kind, String about) {
    CommandLine command =
        new CommandLine(new TableCommand())
            .addSubcommand(new CheckStep(shell, kind))
            .addSubcommand(new ImportStep(shell, kind));
    command.getCommandSpec().name(kind.code());
    command.getCommandSpec().usageMessage().description(about);
    return command;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: check FILE or import FILE.");
  }

  /** What both steps have in common. */
  private abstract static class Step implements Callable<Integer> {
    final Shell shell;
    final TableKind kind;

    @Parameters(
        paramLabel = "FILE",
        description =
            "A CSV file, the link of a Google Sheet published as CSV, or - for standard input.")
    private String file = "";

    @Option(
        names = "--workspace",
        paramLabel = "ID",
        description = "Whose they are; may be left out with SLACK_BOT_TOKEN.")
    @Nullable String workspace;

    Step(Shell shell, TableKind kind) {
      this.shell = shell;
      this.kind = kind;
    }

    @Override
    public Integer call() {
      return switch (MatrixSource.open(file, System.in, kind.columns().mostBytes())) {
        case Opened.Not(var why) -> {
          shell.err().println(new ImportText(shell.phrases().english()).unopened(why));
          yield 1;
        }
        case Opened.Read(var source) -> done(source);
      };
    }

    abstract int done(MatrixSource source);

    int say(MatrixSource source, TableOutcome outcome) {
      boolean fine =
          !(outcome instanceof TableOutcome.Faulty)
              && !(outcome instanceof TableOutcome.UnknownWorkspace);
      new TableText(shell.phrases().english())
          .lines(kind, source.name(), outcome)
          .forEach(fine ? shell.out()::println : shell.err()::println);
      return fine ? 0 : 1;
    }
  }

  /** Exit code 1 when it could not be imported, 0 when it could. */
  @Command(
      name = "check",
      description = "Shows every fault of a file, and what it would change.",
      mixinStandardHelpOptions = true)
  private static final class CheckStep extends Step {
    CheckStep(Shell shell, TableKind kind) {
      super(shell, kind);
    }

    @Override
    int done(MatrixSource source) {
      boolean token =
          shell.config(Set.<Config.Need>of()).slack() instanceof SlackAccess.OneWorkspace;
      if (workspace == null && !token) {
        return alone(source);
      }
      try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
        TableImport imports = new TableImport(opened.tenants(), shell.clock());
        return say(source, imports.check(opened.orgId(), kind, source));
      }
    }

    private int alone(MatrixSource source) {
      List<Fault> faults = TableImport.faultsAlone(kind, source, shell.clock().instant());
      if (!faults.isEmpty()) {
        return say(source, new TableOutcome.Faulty(faults));
      }
      shell
          .out()
          .println(
              "The file is well-formed. Not checked: what would change, because neither --workspace"
                  + " nor SLACK_BOT_TOKEN names a workspace.");
      return 0;
    }
  }

  /** Exit code 1 when nothing was imported because of faults. */
  @Command(
      name = "import",
      description = "Brings a file in; what is newer than the file stays.",
      mixinStandardHelpOptions = true)
  private static final class ImportStep extends Step {
    private static final String CLI = "cli";

    ImportStep(Shell shell, TableKind kind) {
      super(shell, kind);
    }

    @Override
    int done(MatrixSource source) {
      try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
        TableImport imports = new TableImport(opened.tenants(), shell.clock());
        return say(source, imports.apply(opened.orgId(), kind, source, CLI, CLI));
      }
    }
  }
}
