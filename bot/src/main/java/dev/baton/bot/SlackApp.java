package dev.baton.bot;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.baton.bot.slack.Admission;
import java.util.List;

/** The routing table: every command, button and modal of Baton, and the class that answers it. */
public final class SlackApp {
  private SlackApp() {}

  /** Bolt's app with everything registered. Signatures are verified before it, in the endpoint. */
  public static App create(BotParts parts, Admission admission) {
    App app = new App(AppConfig.builder().build(), parts.calls().slack(), List.of(admission));
    return app;
  }
}
