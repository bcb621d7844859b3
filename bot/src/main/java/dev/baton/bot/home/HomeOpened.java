package dev.baton.bot.home;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.slack.Caller;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody opened Baton's own page in Slack: it is drawn for them from what holds now. Drawn twice
 * it is the same, so an event that is delivered again is not told apart.
 */
public final class HomeOpened {
  private static final Logger LOG = LoggerFactory.getLogger(HomeOpened.class);

  private final BotParts parts;

  public HomeOpened(BotParts parts) {
    this.parts = parts;
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
    publish(caller);
  }

  /** Draws it anew for this person, once Slack has its acknowledgement. */
  public void redraw(Caller caller) {
    parts.replies().afterwards(() -> publish(caller));
  }

  private void publish(Caller caller) {
    View view = drawn(caller);
    try {
      ViewsPublishResponse response =
          parts
              .calls()
              .patiently(caller.orgId())
              .viewsPublish(publish -> publish.userId(caller.member()).view(view));
      if (!response.isOk()) {
        LOG.error(
            "App Home was refused: {} {}", response.getError(), response.getResponseMetadata());
      }
    } catch (IOException | SlackApiException unsent) {
      LOG.warn("App Home was not drawn: {}", unsent.getMessage());
    }
  }

  private View drawn(Caller caller) {
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Instant now = parts.clock().instant();
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(), tx -> HomeState.read(tx, snapshot, caller.member(), parts.mail(), now))
        .map(HomeView::of)
        .orElseGet(() -> HomeView.refusal(snapshot.wordingFor(caller.member())));
  }
}
