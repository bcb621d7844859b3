package dev.baton.bot.doctor;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.slack.PlainCause;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Whether the install page can do its work: the app's own credentials, its address, its keys. */
final class InstallCheck {
  private static final int PATIENCE_MILLIS = 5_000;

  /**
   * Slack looks at the credentials first, so that its word on this tells whether they are right.
   */
  private static final String NO_CODE = "doctor";

  private InstallCheck() {}

  /** Nothing for a bot that has a token of its own. */
  static List<Finding> look(Config config) {
    return config.slack() instanceof SlackAccess.AnyWorkspace app
        ? List.of(credentials(app, config), address(config), keys(app))
        : List.of();
  }

  private static Finding credentials(SlackAccess.AnyWorkspace app, Config config) {
    SlackConfig patience = new SlackConfig();
    patience.setMethodsEndpointUrlPrefix(config.slackApiUrl().toString());
    patience.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    try {
      var answer =
          Slack.getInstance(patience)
              .methods()
              .oauthV2Access(request ->
                  request
                      .clientId(app.clientId())
                      .clientSecret(app.clientSecret().reveal())
                      .code(NO_CODE));
      return credentials(String.valueOf(answer.getError()));
    } catch (SlackApiException e) {
      return unreachable(PlainCause.ofStatus(e.getResponse().code()));
    } catch (IOException e) {
      return unreachable(PlainCause.of(e));
    }
  }

  private static Finding credentials(String error) {
    return switch (error) {
      case "invalid_code" -> Finding.right("Slack app", "Slack knows its client id and secret.");
      case "invalid_client_id", "bad_client_secret" ->
          Finding.wrong(
              "Slack app",
              "Slack refuses SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: copy both again from Basic Information.");
      default ->
          Finding.notMade(
              "Slack app",
              "Slack said neither yes nor no, because " + PlainCause.ofSlack(error) + ".");
    };
  }

  private static Finding unreachable(String why) {
    return Finding.wrong(
        "Slack app",
        "Slack could not be asked, because " + why + ": check SLACK_API_URL and the network.");
  }

  private static Finding address(Config config) {
    return config
        .givenPublicUrl()
        .map(url ->
            Finding.right(
                "install page",
                "Is %s/slack/install; %s/slack/oauth_redirect must stand among the app's redirect URLs."
                    .formatted(url, url)))
        .orElseGet(() ->
            Finding.wrong(
                "install page",
                "PUBLIC_URL is not set, so Slack would send people back to localhost: set it."));
  }

  private static Finding keys(SlackAccess.AnyWorkspace app) {
    int others = app.keys().base64().size() - 1;
    return Finding.right(
        "ENCRYPTION_KEY",
        others == 0
            ? "One key, which seals the tokens."
            : String.format(
                Locale.ROOT, "The first key seals the tokens; it and %d more open them.", others));
  }
}
