package dev.baton.bot.config;

import java.util.Objects;

/**
 * A value that never shows itself: not in logs, not in messages, not in {@code toString}.
 *
 * @param reveal the value itself; call it only where it is used
 */
public record Secret(String reveal) {
  public Secret {
    Objects.requireNonNull(reveal, "reveal");
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
