package dev.baton.bot.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What people typed, on its way to Slack: a file that nobody but the process's own user can read,
 * and that is gone when it is closed, or with the process that was told to stop in the middle.
 */
public final class PrivateFile implements AutoCloseable {
  private final Path path;

  private PrivateFile(Path path) {
    this.path = path;
  }

  /**
   * An empty one.
   *
   * @param name begins the file's name
   * @throws IOException when the machine has no room for it
   */
  public static PrivateFile create(String name) throws IOException {
    // Only its owner can read what createTempFile makes.
    Path path = Files.createTempFile("baton-" + name, ".tmp");
    path.toFile().deleteOnExit();
    return new PrivateFile(path);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
