package dev.baton.bot.matrix;

import dev.baton.bot.cli.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./baton matrix}: the two steps of an import. */
@Command(
    name = "matrix",
    description = "Checks or imports an escalation matrix.",
    synopsisSubcommandLabel = "check|import",
    mixinStandardHelpOptions = true)
public final class MatrixCommand implements Runnable {
  @Spec private CommandSpec spec;

  private MatrixCommand() {}

  /** The command with both steps. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new MatrixCommand())
        .addSubcommand(new MatrixCheckCommand(shell))
        .addSubcommand(new MatrixImportCommand(shell));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do with the matrix: check FILE or import FILE.");
  }
}
