package dev.baton.bot.log;

import dev.baton.bot.cli.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./baton log}: what can be done with an exported log at the console. */
@Command(
    name = "log",
    description = "Checks an exported audit chain.",
    synopsisSubcommandLabel = "verify",
    mixinStandardHelpOptions = true)
public final class LogCommands implements Runnable {
  @Spec private CommandSpec spec;

  private LogCommands() {}

  /** The command with its only step. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new LogCommands()).addSubcommand(new LogVerifyCommand(shell));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do with the log: verify FILE.");
  }
}
