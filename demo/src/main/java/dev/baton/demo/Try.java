package dev.baton.demo;

import dev.baton.bot.cli.StartupRefused;
import dev.baton.db.embedded.EmbeddedDatabaseProblem;
import dev.baton.demo.keep.Unreadable;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code ./baton try [--fresh]}: runs until it is told to stop. */
public final class Try {
  private static final int WRONG_USAGE = 2;
  private static final int WRONG_SETTING = 78;

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
    Path data = Path.of(Optional.ofNullable(System.getenv("BATON_DATA")).orElse(".baton"));
    String port = Optional.ofNullable(System.getenv("PORT")).orElse("3000");
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) >= 65_535) {
      out.println("PORT must be a number from 1 to 65534; the page takes the port after it.");
      System.exit(WRONG_SETTING);
    }
    return new Demo.Place(data, Integer.parseInt(port), Integer.parseInt(port) + 1);
  }

  private static Demo started(Demo.Place place, boolean fresh, PrintStream out) {
    try {
      if (fresh) {
        out.println("Forgetting what was filed before …");
        DataFolder.forget(place.data());
      }
      return Demo.start(place, out::println);
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
