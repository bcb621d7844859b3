package dev.baton.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Moves what was made aside into its place, where a stranger's file may lie already. */
final class WholeMove {
  private WholeMove() {}

  /**
   * Moves everything of {@code made} into {@code place}; both are on one file system.
   *
   * @param last moved last, so that where it is, everything is
   */
  static void into(Path place, Path made, String last) throws IOException {
    if (Files.notExists(place)) {
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<Path> parts;
    try (Stream<Path> there = Files.list(made)) {
      parts = there.sorted(Comparator.comparing(part -> part.endsWith(last))).toList();
    }
    for (Path part : parts) {
      merge(place.resolve(part.getFileName()), part);
    }
    Files.delete(made);
  }

  private static void merge(Path place, Path made) throws IOException {
    if (!Files.isDirectory(made) || !Files.isDirectory(place)) {
      // A file of ours that an interrupted move left is replaced.
      Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    List<Path> parts;
    try (Stream<Path> there = Files.list(made)) {
      parts = there.toList();
    }
    for (Path part : parts) {
      merge(place.resolve(part.getFileName()), part);
    }
    Files.delete(made);
  }
}
