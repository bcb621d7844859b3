package dev.baton.slack;

import java.util.Objects;

/**
 * A token of Baton's bot user; it never shows itself in logs, messages or {@code toString}.
 *
 * @param reveal the token itself; call it only where it is sent
 */
public record BotToken(String reveal) {
  public BotToken {
    Objects.requireNonNull(reveal, "reveal");
  }

  @Override
  public String toString() {
    return "(token)";
  }
}
