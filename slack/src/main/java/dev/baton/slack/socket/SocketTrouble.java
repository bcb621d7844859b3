package dev.baton.slack.socket;

import dev.baton.slack.PlainCause;
import java.util.Locale;

/**
 * Why no connection could be opened, or why one ended.
 *
 * @param kind for a machine
 * @param sentence for whoever runs Baton, with how to mend it
 */
public record SocketTrouble(Kind kind, String sentence) {
  /** What went wrong. */
  public enum Kind {
    /** The switch on the app's page is off. */
    SWITCHED_OFF,
    /** The token is not valid. */
    TOKEN,
    /** The token may not open connections. */
    SCOPE,
    /** The token is another app's than the bot token. */
    OTHER_APP,
    /** More connections than Slack allows an app. */
    TOO_MANY,
    /** Slack asks for a pause. */
    BUSY,
    /** Slack refuses for a reason that is not known here. */
    REFUSED,
    /** Slack did not answer, or the connection broke. */
    LOST;

    /** As metrics name it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String SWITCH =
      "Switch on Enable Socket Mode at api.slack.com/apps, your app, Settings, Socket Mode.";
  private static final String NEW_TOKEN =
      "Make one at api.slack.com/apps, your app, Basic Information, App-Level Tokens, with the scope connections:write.";

  /** Whether nothing but another setting mends it. */
  public boolean isOfTheSettings() {
    return kind == Kind.TOKEN || kind == Kind.SCOPE || kind == Kind.OTHER_APP;
  }

  /** What an error code of {@code apps.connections.open} or of a disconnect message means. */
  static SocketTrouble ofCode(String code) {
    return switch (code) {
      case "link_disabled", "socket_mode_disabled", "socket_mode_not_enabled" ->
          new SocketTrouble(Kind.SWITCHED_OFF, "Socket Mode is switched off at Slack. " + SWITCH);
      case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
          new SocketTrouble(Kind.TOKEN, "Slack does not accept SLACK_APP_TOKEN. " + NEW_TOKEN);
      case "not_allowed_token_type" ->
          new SocketTrouble(
              Kind.TOKEN,
              "SLACK_APP_TOKEN is no app-level token, which starts with xapp-. " + NEW_TOKEN);
      case "missing_scope", "no_permission" ->
          new SocketTrouble(
              Kind.SCOPE, "SLACK_APP_TOKEN lacks the scope connections:write. " + NEW_TOKEN);
      case "too_many_websockets" ->
          new SocketTrouble(
              Kind.TOO_MANY,
              "The app has as many connections as Slack allows, which is ten. Run fewer processes, or wait until old connections have ended.");
      case "ratelimited", "rate_limited" -> busy();
      case "internal_error", "fatal_error", "service_unavailable", "request_timeout" ->
          lost(PlainCause.ofSlack(code));
      default ->
          new SocketTrouble(
              Kind.REFUSED,
              "Slack opens no connection for a reason that Baton does not know. " + SWITCH);
    };
  }

  static SocketTrouble busy() {
    return new SocketTrouble(Kind.BUSY, "Slack has too many requests at the moment.");
  }

  /**
   * @param why the end of a sentence
   */
  static SocketTrouble lost(String why) {
    return new SocketTrouble(Kind.LOST, "Slack could not be reached, because " + why + ".");
  }

  /** The two tokens are of two apps. */
  public static SocketTrouble otherApp(String ofAppToken, String ofBotToken) {
    return new SocketTrouble(
        Kind.OTHER_APP,
        "SLACK_APP_TOKEN is of the app %s and SLACK_BOT_TOKEN of the app %s. Copy both from one app's pages."
            .formatted(ofAppToken, ofBotToken));
  }
}
