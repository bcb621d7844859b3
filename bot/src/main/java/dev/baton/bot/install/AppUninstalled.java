package dev.baton.bot.install;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.install.UninstallReason;

/** The event {@code app_uninstalled}: somebody took Baton out of the workspace. */
public final class AppUninstalled {
  private final UninstallFlow leaving;

  public AppUninstalled(BotParts parts) {
    this.leaving = new UninstallFlow(parts);
  }

  /** Written before it is acknowledged: Slack sends again what was not. */
  public Response answer(EventsApiPayload<AppUninstalledEvent> payload, EventContext context) {
    leaving.heard(payload, context, UninstallReason.UNINSTALLED, false);
    return context.ack();
  }
}
