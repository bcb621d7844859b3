package dev.baton.bot.doctor;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.Secret;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.socket.OwnApp;
import dev.baton.bot.socket.SocketMode;
import dev.baton.slack.socket.AppToken;
import dev.baton.slack.socket.SocketTrouble;
import java.util.List;

/** How what people do in Slack reaches Baton: by a connection of its own, or at its address. */
final class ConnectionCheck {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String SUBJECT = "Slack connection";

  private ConnectionCheck() {}

  /** Nothing for a bot that is installed by others, whose address has a check of its own. */
  static List<Finding> look(Config config) {
    return config.slack() instanceof SlackAccess.OneWorkspace one
        ? List.of(
            one.appToken()
                .map(token -> socket(config, one, token))
                .orElseGet(() -> address(config)))
        : List.of();
  }

  private static Finding socket(Config config, SlackAccess.OneWorkspace one, Secret token) {
    SlackConfig patience = new SlackConfig();
    patience.setMethodsEndpointUrlPrefix(config.slackApiUrl().toString());
    patience.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    Slack slack = Slack.getInstance(patience);
    String app = OwnApp.id(slack.methods(one.botToken().reveal()));
    return SocketMode.trouble(new AppToken(slack, token.reveal()), app)
        .map(SocketTrouble::sentence)
        .map(sentence -> Finding.wrong(SUBJECT, sentence))
        .orElseGet(() ->
            Finding.right(
                SUBJECT, "Socket Mode is on, and SLACK_APP_TOKEN opens it: no address is needed."));
  }

  private static Finding address(Config config) {
    return config
        .givenPublicUrl()
        .map(url ->
            Finding.notMade(
                SUBJECT,
                "Slack must reach %s/slack/events; open %s/healthz from elsewhere to see whether it can."
                    .formatted(url, url)))
        .orElseGet(() ->
            Finding.notMade(
                SUBJECT,
                "PUBLIC_URL is not set, so Slack must know Baton's address by itself; with SLACK_APP_TOKEN it needs none."));
  }
}
