package dev.baton.bot.home;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.surface.BotParts;
import dev.baton.escalation.home.HomePlace;
import dev.baton.slack.Caller;
import java.util.function.UnaryOperator;

/**
 * Somebody opened Baton's own page in Slack: it is drawn for them from what holds now. Drawn twice
 * it is the same, so an event that is delivered again is not told apart.
 */
public final class HomeOpened {
  private final BotParts parts;
  private final HomeDrawing drawing;

  public HomeOpened(BotParts parts) {
    this.parts = parts;
    this.drawing = new HomeDrawing(parts);
  }

  public Response answer(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
    Caller caller = new Caller(Caller.orgOf(context), payload.getEvent().getUser());
    if ("home".equals(payload.getEvent().getTab())) {
      parts.replies().afterwards(() -> opened(caller));
    }
    return context.ack();
  }

  /** Somebody new may open it before Slack told of them. */
  private void opened(Caller caller) {
    MemberSync.of(parts).ensureKnown(caller.orgId(), caller.member());
    drawing.look(caller, _ -> HomePlace.BEGIN);
  }

  /** Draws it anew for this person, once Slack has its acknowledgement. */
  public void redraw(Caller caller) {
    drawing.go(caller, UnaryOperator.identity());
  }
}
