package dev.baton.bot.surface;

import java.util.Optional;
import java.util.UUID;

/** An id that Baton gave away, in a button or a form, and that came back. */
public final class SentId {
  private SentId() {}

  /** The id; empty for what never was one. */
  public static Optional<UUID> read(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
