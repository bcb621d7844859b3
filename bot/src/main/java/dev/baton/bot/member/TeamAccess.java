package dev.baton.bot.member;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.TeamAccessGrantedEvent;
import com.slack.api.model.event.TeamAccessRevokedEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;

/**
 * The events {@code team_access_granted} and {@code team_access_revoked}: an organisation opened
 * Baton to another of its teams, or closed it to one. Its people are read again, team by team.
 */
public final class TeamAccess {
  private final MemberSync sync;

  public TeamAccess(BotParts parts) {
    this.sync = MemberSync.of(parts);
  }

  /** Written before it is acknowledged: Slack sends again what was not. */
  public Response granted(EventsApiPayload<TeamAccessGrantedEvent> payload, EventContext context) {
    sync.readAgain(payload, Caller.orgOf(context));
    return context.ack();
  }

  /** The same. */
  public Response revoked(EventsApiPayload<TeamAccessRevokedEvent> payload, EventContext context) {
    sync.readAgain(payload, Caller.orgOf(context));
    return context.ack();
  }
}
