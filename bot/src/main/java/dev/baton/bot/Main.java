package dev.baton.bot;

import dev.baton.bot.cli.BackupCommand;
import dev.baton.bot.cli.CommandFailures;
import dev.baton.bot.cli.MailCommand;
import dev.baton.bot.cli.MemberCommand;
import dev.baton.bot.cli.MigrateCommand;
import dev.baton.bot.cli.RestoreCommand;
import dev.baton.bot.cli.Shell;
import dev.baton.bot.clock.ClockCommand;
import dev.baton.bot.doctor.DoctorCommand;
import dev.baton.bot.log.LogCommands;
import dev.baton.bot.matrix.MatrixCommand;
import dev.baton.bot.sla.CriteriaCommand;
import dev.baton.bot.sla.SlaCommand;
import dev.baton.bot.sla.TicketClockCommand;
import dev.baton.bot.table.TableCommand;
import dev.baton.db.Origin;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: the only place that knows every command. */
@Command(
    name = "./baton",
    description = "A ticket changes owner only when the receiving tier's lead says yes.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HelpCommand.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The start script itself runs:",
      "  try [--fresh]  everything on this machine, with a sandbox instead of Slack",
      "  test           every test",
      "  bench [NAME]   benchmarks",
      "",
      "Settings are read from the environment; see README.md."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String... arguments) {
    Shell shell =
        new Shell(
            System.getenv(),
            writer(System.out),
            writer(System.err),
            InstantSource.system(),
            Texts.load());
    System.exit(run(shell, arguments));
  }

  /** Runs one command; the result is the process's exit code. */
  static int run(Shell shell, String... arguments) {
    return Origin.from("cli", () -> commands(shell).execute(arguments));
  }

  private static CommandLine commands(Shell shell) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand(shell, Wiring::build))
        .addSubcommand(new MigrateCommand(shell))
        .addSubcommand(MatrixCommand.create(shell))
        .addSubcommand("accounts", TableCommand.accounts(shell))
        .addSubcommand("tickets", TableCommand.tickets(shell))
        .addSubcommand(MemberCommand.create(shell))
        .addSubcommand(LogCommands.create(shell))
        .addSubcommand(ClockCommand.create(shell).addSubcommand(new TicketClockCommand(shell)))
        .addSubcommand(SlaCommand.create(shell))
        .addSubcommand(CriteriaCommand.create(shell))
        .addSubcommand(new BackupCommand(shell))
        .addSubcommand(new RestoreCommand(shell))
        .addSubcommand(new MailCommand(shell))
        .addSubcommand(new DoctorCommand(shell))
        .setOut(shell.out())
        .setErr(shell.err())
        .setExecutionExceptionHandler(new CommandFailures());
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
