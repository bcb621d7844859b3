package dev.baton.bot;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.Config;
import io.javalin.util.JavalinException;
import java.util.EnumSet;
import java.util.List;
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
  private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::");

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
    begin(config, serving);
    shell.out().println("Baton is listening on " + address(config, serving));
    // Nothing counts it down: the process ends by a signal, and the hook above does the rest.
    new CountDownLatch(1).await();
    return 0;
  }

  private void begin(Config config, BotServer serving) {
    try {
      serving.begin(config, Optional.ofNullable(matrix), surfaces);
    } catch (JavalinException refused) {
      throw new StartupRefused(
          List.of(
              "PORT %s%s%s cannot be listened on: another program has it, or the address is none of this machine's. Change PORT%s or HOST."
                  .formatted(
                      config.port(),
                      config.adminPort().map(at -> " or ADMIN_PORT " + at).orElse(""),
                      config.host().map(at -> " of HOST " + at).orElse(""),
                      config.adminPort().isPresent() ? ", ADMIN_PORT" : "")));
    }
  }

  private static String address(Config config, BotServer serving) {
    String host = config.host().filter(at -> !EVERY_INTERFACE.contains(at)).orElse("localhost");
    return "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, serving.port());
  }

  private Set<Config.Need> needs() {
    Set<Config.Need> needs = EnumSet.of(Config.Need.SIGNING_SECRET, Config.Need.SLACK_ACCESS);
    if (matrix != null) {
      needs.add(Config.Need.BOT_TOKEN);
    }
    return needs;
  }
}
