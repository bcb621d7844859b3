package dev.baton.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that {@code try} shared with {@code serve} in earlier versions. */
final class EarlierFolder {
  private static final String SHARED = ".baton";
  private static final String OWN = ".baton-try";

  private EarlierFolder() {}

  /** What to tell somebody whose demo seems to be gone; empty when there is nothing to tell. */
  static Optional<String> toldOf(Path data) {
    Path shared = data.resolveSibling(SHARED);
    boolean moved =
        data.endsWith(OWN)
            && Files.notExists(data)
            && Files.exists(shared.resolve("sandbox/sandbox.json"));
    return moved
        ? Optional.of(
            "This version keeps the demo in %1$s; what an earlier one kept is untouched in %2$s. To go on with that: BATON_DATA=%2$s ./baton try"
                .formatted(data, shared))
        : Optional.empty();
  }
}
