package dev.baton.bot;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.config.Config;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./baton serve}: runs until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the bot until it is told to stop.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Shell shell;
  private final Function<Foundation, Surfaces> surfaces;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description =
          "Imports this CSV file, or Google Sheet published as CSV, when it differs from the live"
              + " matrix.")
  private @Nullable String matrix;

  ServeCommand(Shell shell, Function<Foundation, Surfaces> surfaces) {
    this.shell = shell;
    this.surfaces = surfaces;
  }

  @Override
  public Integer call() throws InterruptedException {
    Config config = shell.config(needs());
    if (config.mail().isEmpty()) {
      shell.err().println("Email is off: set RESEND_API_KEY and MAIL_FROM to send.");
    }
    BotServer serving = new BotServer(shell.clock());
    // Before anything starts: a stop in the middle must not leave a database server behind.
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(serving::close));
    serving.begin(config, Optional.ofNullable(matrix), surfaces);
    shell.out().println("Baton is listening on http://localhost:" + serving.port());
    // Nothing counts it down: the process ends by a signal, and the hook above does the rest.
    new CountDownLatch(1).await();
    return 0;
  }

  private Set<Config.Need> needs() {
    Set<Config.Need> needs = EnumSet.of(Config.Need.SIGNING_SECRET, Config.Need.SLACK_ACCESS);
    if (matrix != null) {
      needs.add(Config.Need.BOT_TOKEN);
    }
    return needs;
  }
}
