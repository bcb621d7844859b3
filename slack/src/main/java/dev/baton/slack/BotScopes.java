package dev.baton.slack;

import java.util.List;

/** What Baton asks to be allowed in Slack; the manifest asks for the same, and a test compares. */
public final class BotScopes {
  /** In the manifest's order. */
  public static final List<String> ALL =
      List.of(
          "commands",
          "chat:write",
          "users:read",
          "users:read.email",
          "files:write",
          "files:read",
          "im:write",
          "im:history");

  private BotScopes() {}
}
