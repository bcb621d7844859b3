package dev.baton.bot.cli;

import dev.baton.db.notify.RestoredDeliveries;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./baton mail send|drop}: an admin's word on mails that wait since a restore. */
@Command(
    name = "mail",
    description = "Sends or drops the mails that wait since a restore.",
    synopsisSubcommandLabel = "send|drop",
    mixinStandardHelpOptions = true)
public final class MailCommand implements Runnable {
  private final Shell shell;

  @Spec private CommandSpec spec;

  public MailCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: send or drop.");
  }

  @Command(
      name = "send",
      description = "Sends them, also those that were perhaps sent before.",
      mixinStandardHelpOptions = true)
  int send(
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "May be left out with SLACK_BOT_TOKEN.")
          @Nullable String workspace) {
    return each(workspace, RestoredDeliveries::send, "Mails that are sent now: ");
  }

  @Command(
      name = "drop",
      description = "Sends none of them and tells managers of each.",
      mixinStandardHelpOptions = true)
  int drop(
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "May be left out with SLACK_BOT_TOKEN.")
          @Nullable String workspace) {
    return each(workspace, RestoredDeliveries::drop, "Mails that are not sent: ");
  }

  private int each(
      @Nullable String workspace, ToIntBiFunction<RestoredDeliveries, Instant> word, String said) {
    Instant now = shell.clock().instant();
    try (ConsoleWorkspace console = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
      int mails =
          console
              .tenants()
              .inBackground(console.orgId(), tx -> word.applyAsInt(RestoredDeliveries.in(tx), now));
      shell.out().println(said + mails + ".");
    }
    return 0;
  }
}
