package dev.baton.demo;

import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.bot.config.SettingFault;
import dev.baton.db.embedded.EmbeddedDatabaseProblem;
import dev.baton.demo.keep.Unreadable;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** {@code ./baton try [--fresh]}: runs until it is told to stop. */
public final class Try {
  private static final int WRONG_USAGE = 2;
  private static final int WRONG_SETTING = 78;
  private static final int LAST_PORT = 65_535;
  private static final String OWN_FOLDER = ".baton-try";

  private Try() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && !words.equals(List.of("--fresh"))) {
      out.println("Usage: ./baton try [--fresh]. --fresh forgets what was filed before.");
      System.exit(WRONG_USAGE);
    }
    Demo demo = started(place(out), words.contains("--fresh"), out);
    Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(demo, out));
    Runtime.getRuntime().addShutdownHook(stop);
    greet(demo, out);
    // Nothing counts it down: a signal ends the process, and the hook above does the rest.
    new CountDownLatch(1).await();
  }

  /** The bot listens where PORT says, as with {@code serve}, and the page on the port after it. */
  private static Demo.Place place(PrintStream out) {
    Map<String, String> given = new HashMap<>(System.getenv());
    given.keySet().retainAll(Set.of("PORT", "BATON_DATA"));
    given.putIfAbsent("BATON_DATA", OWN_FOLDER);
    return switch (Config.read(given, Set.of())) {
      case Config.Read(var config)
          when config.port() > 0
              && config.port() < LAST_PORT
              && config.database() instanceof DatabasePlace.Embedded(Path data, _) ->
          new Demo.Place(data, config.port(), config.port() + 1);
      case Config.Read _ ->
          throw refused(
              List.of("PORT must be a number from 1 to 65534; the page takes the port after it."),
              out);
      case Config.Faulty(var faults) ->
          throw refused(faults.stream().map(SettingFault::line).toList(), out);
    };
  }

  private static IllegalStateException refused(List<String> lines, PrintStream out) {
    lines.forEach(out::println);
    System.exit(WRONG_SETTING);
    return new IllegalStateException("unreachable");
  }

  private static Demo started(Demo.Place place, boolean fresh, PrintStream out) {
    try {
      EarlierFolder.toldOf(place.data()).ifPresent(out::println);
      if (fresh) {
        forget(place.data(), out);
      }
      Demo demo = Demo.start(place, Demo.Scene.LIVED_IN, out::println);
      demo.firstTicketArrives();
      return demo;
    } catch (EmbeddedDatabaseProblem | StartupRefused problem) {
      out.println(problem.getMessage());
    } catch (Unreadable memory) {
      out.println(memory.getMessage() + " ./baton try --fresh starts over.");
    } catch (JavalinBindException taken) {
      out.println(
          String.format(
              Locale.ROOT,
              "Port %d or %d is in use by another program. Stop it, or choose another with PORT.",
              place.botPort(),
              place.sandboxPort()));
    }
    System.exit(1);
    throw new IllegalStateException("unreachable");
  }

  private static void forget(Path data, PrintStream out) {
    out.println("Forgetting what was filed before …");
    List<Path> left = DataFolder.forget(data);
    if (!left.isEmpty()) {
      String names = left.stream().map(Path::toString).collect(Collectors.joining(", "));
      out.println("Left in %s, because Baton did not make it: %s.".formatted(data, names));
    }
  }

  private static void greet(Demo demo, PrintStream out) {
    out.println(
        "Baton is ready: open %s, be Ana, and type /escalate ZD-1042. Ctrl-C stops."
            .formatted(demo.page()));
  }

  private static void stop(Demo demo, PrintStream out) {
    out.println("Stopping …");
    demo.close();
    out.println("Stopped. Everything is kept for the next ./baton try.");
  }
}
