package dev.baton.bot.install;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.SeenEvents;
import dev.baton.db.Tx;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.Caller;
import dev.baton.slack.PlainCause;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.UnknownWorkspace;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends Baton's work for a workspace when Slack tells of it. */
final class UninstallFlow {
  private static final Logger LOG = LoggerFactory.getLogger(UninstallFlow.class);

  /** What Slack says of a token whose installation is over. */
  private static final Set<String> ENDED =
      Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");

  private final BotParts parts;

  UninstallFlow(BotParts parts) {
    this.parts = parts;
  }

  /**
   * Takes the event, once.
   *
   * @param doubtful whether it may be about a token that is no longer the present one
   * @throws SlackUnavailable while it is not sure, so that Slack tells it again
   */
  void heard(
      EventsApiPayload<?> payload, EventContext context, UninstallReason why, boolean doubtful) {
    String orgId = orgOf(payload, context);
    boolean unclear = doubtful || isOrganisation(orgId) || isOlder(orgId, happened(payload));
    boolean stands = unclear && tokenStillWorks(orgId);
    boolean left =
        parts.tenants().inTransaction(orgId, tx -> noted(tx, payload.getEventId(), why, stands));
    parts.calls().forget(orgId);
    parts.snapshots().refresh(orgId);
    if (left) {
      LOG.info("Baton was removed from {} ({}).", orgId, why.code());
    }
  }

  /** One of its teams may have taken Baton out, and all others have it still. */
  private static boolean isOrganisation(String orgId) {
    return orgId.startsWith("E");
  }

  /** An event that does not say when it happened may be as old as any. */
  private static Instant happened(EventsApiPayload<?> payload) {
    return Optional.ofNullable(payload.getEventTime())
        .map(Instant::ofEpochSecond)
        .orElse(Instant.EPOCH);
  }

  /**
   * An event of the end may come without saying for whom it is. A workspace that is not known by
   * itself is served, if at all, through its organisation.
   */
  private String orgOf(EventsApiPayload<?> payload, EventContext context) {
    String named = Caller.orgOf(context);
    if (named != null && isKnown(named)) {
      return named;
    }
    return Optional.ofNullable(payload.getEnterpriseId())
        .filter(this::isKnown)
        .orElse(named == null ? payload.getTeamId() : named);
  }

  private boolean isKnown(String orgId) {
    return parts.tenants().inTransaction(orgId, tx -> WorkspaceRow.in(tx).name().isPresent());
  }

  /** Slack tells again for an hour; meanwhile Baton may have been installed anew. */
  private boolean isOlder(String orgId, Instant happened) {
    return parts
        .tenants()
        .inTransaction(orgId, tx -> Installations.in(tx).installedAt())
        .filter(happened::isBefore)
        .isPresent();
  }

  /**
   * Only Slack's own word counts: an end that is not sure is not noted, and Slack tells it again.
   */
  private boolean tokenStillWorks(String orgId) {
    String why;
    try {
      AuthTestResponse answer = parts.calls().quickly(orgId).authTest(request -> request);
      if (answer.isOk() || ENDED.contains(answer.getError())) {
        return answer.isOk();
      }
      why = PlainCause.ofSlack(String.valueOf(answer.getError()));
    } catch (UnknownWorkspace ended) {
      return false;
    } catch (SlackApiException refused) {
      why = PlainCause.ofStatus(refused.getResponse().code());
    } catch (IOException silent) {
      why = PlainCause.of(silent);
    }
    throw new SlackUnavailable("Slack did not say whether the token works, because " + why + ".");
  }

  private boolean noted(Tx tx, String eventId, UninstallReason why, boolean stands) {
    Instant now = parts.clock().instant();
    return SeenEvents.in(tx).isFirst("slack/" + eventId, now)
        && !stands
        && Ending.in(tx).leave(why, "slack", now);
  }
}
