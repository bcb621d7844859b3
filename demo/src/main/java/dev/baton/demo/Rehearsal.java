package dev.baton.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the demo twice in a folder of its own and forgets it: {@code ./baton} lets the JVM watch
 * and keep what it loaded, so that later starts take a third of the time.
 */
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Path stage = Files.createTempDirectory("baton-rehearsal");
    Path data = stage.resolve("data");
    Demo.Place place = new Demo.Place(data, 0, 0);
    for (int start = 1; start <= 2; start++) {
      Demo.start(place, System.out::println).close();
    }
    DataFolder.forget(data);
    Files.delete(stage);
  }
}
