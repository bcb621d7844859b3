package dev.baton.bot.proxy;

import java.net.URI;
import java.nio.file.Path;

/**
 * A proxy that was started.
 *
 * @param log what it says of itself
 */
record RunningProxy(Process process, int port, Path log) implements AutoCloseable {
  URI at(String path) {
    return URI.create("https://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
