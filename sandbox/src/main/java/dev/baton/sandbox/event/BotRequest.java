package dev.baton.sandbox.event;

import java.util.Map;

/**
 * What Slack sends to the bot.
 *
 * @param name for the log: the command, the kind of payload or of event
 * @param headers besides content type and signature
 */
public record BotRequest(
    String name, String contentType, String body, Map<String, String> headers) {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String JSON = "application/json";

  /** A form, as commands and interactions are. */
  public static BotRequest form(String name, String body) {
    return new BotRequest(name, FORM, body, Map.of());
  }

  /** JSON, as events are. */
  public static BotRequest json(String name, String body, Map<String, String> headers) {
    return new BotRequest(name, JSON, body, headers);
  }
}
