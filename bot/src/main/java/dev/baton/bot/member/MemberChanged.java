package dev.baton.bot.member;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.UserChangeEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;

/** The event {@code user_change}: somebody's name, address, role, zone or status is another now. */
public final class MemberChanged {
  private final MemberSync sync;

  public MemberChanged(BotParts parts) {
    this.sync = MemberSync.of(parts);
  }

  /** Written before it is acknowledged: Slack sends again what was not. */
  public Response answer(EventsApiPayload<UserChangeEvent> payload, EventContext context) {
    sync.take(payload, Caller.orgOf(context), payload.getEvent().getUser());
    return context.ack();
  }
}
