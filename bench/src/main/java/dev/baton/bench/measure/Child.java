package dev.baton.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Java process of our own with this one's class path. It speaks by lines on its standard output
 * and ends when its standard input does, so that none outlives us.
 */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts {@code main}.
   *
   * @param options for the JVM, such as {@code -Xmx128m}
   */
  public static Child start(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /**
   * The rest of the next line that begins with {@code word} and a space.
   *
   * @throws IOException when the child ends before it says so
   */
  public String hears(String word) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(word + " ")) {
        return line.substring(word.length() + 1);
      }
    }
    throw new IOException("The process under measurement ended early; its errors are above.");
  }

  /** Counts, from now on and until it ends, the lines that begin with {@code word} and a space. */
  public AtomicInteger counts(String word) {
    AtomicInteger count = new AtomicInteger();
    Thread.ofVirtual()
        .start(() ->
            lines
                .lines()
                .filter(line -> line.startsWith(word + " "))
                .forEach(_ -> count.incrementAndGet()));
    return count;
  }

  /** For a child's own main: returns when the parent is done with it, or gone. */
  public static void awaitEnd() throws IOException {
    var _ = System.in.readAllBytes();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
