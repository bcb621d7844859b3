package dev.baton.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the demo twice in a folder of its own and forgets it: {@code ./baton} lets the JVM watch
 * and keep what it loaded, so that later starts take a third of the time.
 */
public final class Rehearsal {
  private static final int STARTS = 2;

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    Thread rehearsing = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> tidied(stopped, rehearsing)));
    Path stage = Files.createTempDirectory("baton-rehearsal");
    Path data = stage.resolve("data");
    for (int start = 1; start <= STARTS && !stopped.get(); start++) {
      Demo.start(new Demo.Place(data, 0, 0), System.out::println).close();
    }
    DataFolder.forget(data);
    Files.delete(stage);
  }

  /** The database is a process of its own, which nobody would find again. */
  private static void tidied(AtomicBoolean stopped, Thread rehearsing) {
    stopped.set(true);
    try {
      rehearsing.join();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
