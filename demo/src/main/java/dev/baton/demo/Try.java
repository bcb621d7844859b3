package dev.baton.demo;

import dev.baton.bot.Unfit;
import dev.baton.db.EmbeddedDatabaseProblem;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code ./baton try [--fresh]}: runs until it is told to stop. */
public final class Try {
  private static final int BOT_PORT = 3000;
  private static final int SANDBOX_PORT = 3001;

  private Try() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && !words.equals(List.of("--fresh"))) {
      out.println("Usage: ./baton try [--fresh]. --fresh forgets what was filed before.");
      System.exit(2);
    }
    Demo demo = started(words.contains("--fresh"), out);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(demo::close));
    greet(demo, out);
    // Nothing counts it down: a signal ends the process, and the hook above does the rest.
    new CountDownLatch(1).await();
  }

  private static Demo started(boolean fresh, PrintStream out) {
    Path data = Path.of(Optional.ofNullable(System.getenv("BATON_DATA")).orElse(".baton"));
    try {
      if (fresh) {
        out.println("Forgetting what was filed before …");
        DataFolder.forget(data);
      }
      return Demo.start(new Demo.Place(data, BOT_PORT, SANDBOX_PORT), out::println);
    } catch (EmbeddedDatabaseProblem | Unfit problem) {
      out.println(problem.getMessage());
    } catch (JavalinBindException taken) {
      out.println(
          "Port %d or %d is in use by another program. Stop it and try again."
              .formatted(BOT_PORT, SANDBOX_PORT));
    }
    System.exit(1);
    throw new IllegalStateException("unreachable");
  }

  private static void greet(Demo demo, PrintStream out) {
    out.println(
        "Baton is ready: open %s, be Ana, and type /escalate ZD-1042. Ctrl-C stops."
            .formatted(demo.page()));
  }
}
