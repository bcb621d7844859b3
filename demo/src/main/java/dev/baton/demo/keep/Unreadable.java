package dev.baton.demo.keep;

import java.nio.file.Path;

/** What was kept cannot be understood: damaged, or of another version of the sandbox. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(Path file, Exception cause) {
    super(
        "What the sandbox remembers, in %s, is damaged or of another version. It was left as it is."
            .formatted(file),
        cause);
  }
}
