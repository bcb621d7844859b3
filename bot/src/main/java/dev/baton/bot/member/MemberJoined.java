package dev.baton.bot.member;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.TeamJoinEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;

/** The event {@code team_join}: somebody new is in the workspace. */
public final class MemberJoined {
  private final MemberSync sync;

  public MemberJoined(BotParts parts) {
    this.sync = MemberSync.of(parts);
  }

  /** Written before it is acknowledged: Slack sends again what was not. */
  public Response answer(EventsApiPayload<TeamJoinEvent> payload, EventContext context) {
    sync.take(payload, Caller.orgOf(context), payload.getEvent().getUser());
    return context.ack();
  }
}
