package dev.baton.demo;

import dev.baton.db.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --fresh} forgets. */
final class DataFolder {
  private DataFolder() {}

  /**
   * Deletes the database in this folder; a folder that is none of Baton's stays as it is.
   *
   * @throws dev.baton.db.embedded.EmbeddedDatabaseProblem when a running process holds it
   */
  static void forget(Path folder) {
    if (!Files.exists(folder.resolve("postgres.password"))) {
      return;
    }
    // Whoever can start it holds it, and a server left by a killed process is stopped by it.
    EmbeddedDatabase.start(folder).close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
