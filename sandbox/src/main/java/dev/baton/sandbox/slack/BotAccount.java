package dev.baton.sandbox.slack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The app as a workspace knows it.
 *
 * @param appId {@code A…}
 * @param botId {@code B…}
 * @param userId {@code U…}, what people mention and invite
 */
public record BotAccount(
    String appId, String botId, String userId, String token, Set<String> scopes) {

  /** The scopes the app asks for, and no others. */
  public static final List<String> DEFAULT_SCOPES =
      List.of(
          "commands",
          "chat:write",
          "users:read",
          "users:read.email",
          "files:write",
          "files:read",
          "im:write",
          "im:history");

  public BotAccount {
    scopes = Set.copyOf(new LinkedHashSet<>(scopes));
  }

  static BotAccount fresh(Ids ids, String teamId) {
    return new BotAccount(
        ids.next("A"),
        ids.next("B"),
        ids.next("U"),
        "xoxb-" + teamId + "-" + ids.number() + "-" + ids.secret(),
        Set.copyOf(DEFAULT_SCOPES));
  }

  BotAccount withScopes(Set<String> next) {
    return new BotAccount(appId, botId, userId, token, next);
  }

  BotAccount withToken(String next) {
    return new BotAccount(appId, botId, userId, next, scopes);
  }

  /** The scopes in one line, as Slack's headers and {@code provided} give them. */
  public String scopeLine() {
    return String.join(",", scopes.stream().sorted().toList());
  }
}
