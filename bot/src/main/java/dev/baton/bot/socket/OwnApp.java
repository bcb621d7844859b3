package dev.baton.bot.socket;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.bots.BotsInfoResponse;
import java.io.IOException;

/** Which app a bot token is of. */
public final class OwnApp {
  private OwnApp() {}

  /**
   * The app's id; empty text when Slack does not say.
   *
   * @param client asks with the bot token
   */
  public static String id(MethodsClient client) {
    try {
      AuthTestResponse own = client.authTest(request -> request);
      BotsInfoResponse bot = client.botsInfo(request -> request.bot(own.getBotId()));
      return bot.isOk() && bot.getBot() != null && bot.getBot().getAppId() != null
          ? bot.getBot().getAppId()
          : "";
    } catch (IOException | SlackApiException unsaid) {
      return "";
    }
  }
}
