package dev.baton.bot.slack;

import com.google.gson.Gson;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.util.json.GsonFactory;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.DatabaseUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first thing every request passes: the workspace must have installed Baton, and the caller
 * must be a person of it. Takes the place of Bolt's own authorization, which asks Slack on each
 * request.
 */
public final class Admission implements Middleware {
  private static final Gson GSON = GsonFactory.createSnakeCase();
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final Set<String> ENDS =
      Set.of(AppUninstalledEvent.TYPE_NAME, TokensRevokedEvent.TYPE_NAME);

  private final Snapshots snapshots;
  private final BotTokens tokens;
  private final Replies replies;

  public Admission(Snapshots snapshots, BotTokens tokens, Replies replies) {
    this.snapshots = snapshots;
    this.tokens = tokens;
    this.replies = replies;
  }

  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    request.getContext().setEnterpriseInstall(OrgWide.is(request));
    String orgId = Caller.orgOf(request.getContext());
    if (orgId == null || tellsOfAnEnd(request)) {
      return chain.next(request);
    }
    // An event tells of somebody, who need not be a member and did not ask for anything.
    boolean event = request.getRequestType() == RequestType.Event;
    @Nullable String caller = event ? null : request.getContext().getRequestUserId();
    try {
      Optional<String> refusal = refusal(orgId, caller);
      return refusal.isPresent() ? refuse(request, refusal.get()) : admit(orgId, request, chain);
    } catch (DatabaseUnavailable away) {
      // Slack sends an event again that was not taken; nobody repeats a click.
      return event ? Response.error(503) : refuse(request, Sentences.DATABASE_AWAY);
    } catch (SlackUnavailable ended) {
      LOG.warn("A request waited in vain for a token: {}", ended.getMessage());
      return event ? Response.error(503) : refuse(request, Sentences.ACCESS_ENDED);
    }
  }

  /** It comes when the workspace has no token any more, and must be heard all the same. */
  private static boolean tellsOfAnEnd(Request<?> request) {
    return request instanceof EventRequest event && ENDS.contains(event.getEventType());
  }

  private Response admit(String orgId, Request<?> request, MiddlewareChain chain) throws Exception {
    tokens.of(orgId).ifPresent(token -> request.getContext().setBotToken(token.reveal()));
    return chain.next(request);
  }

  private Optional<String> refusal(String orgId, @Nullable String member) {
    if (tokens.of(orgId).isEmpty()) {
      return Optional.of(Sentences.NOT_INSTALLED);
    }
    Optional<Snapshot> snapshot = snapshots.of(orgId);
    if (snapshot.isEmpty()) {
      return Optional.of(Sentences.NOT_INSTALLED);
    }
    return Optional.ofNullable(member)
        .flatMap(snapshot.get()::member)
        .filter(known -> !known.mayFile())
        .map(_ -> Sentences.MEMBERS_ONLY);
  }

  private Response refuse(Request<?> request, String sentence) {
    RequestType type = request.getRequestType();
    if (type == RequestType.Command) {
      return json(Map.of("response_type", "ephemeral", "text", sentence));
    }
    if (type == RequestType.ViewSubmission) {
      return json(
          Map.of(
              "response_action",
              "update",
              "view",
              GSON.toJsonTree(TextView.of("Baton", sentence))));
    }
    if (request.getContext() instanceof ActionContext context) {
      replies.privately(context, sentence);
    }
    return Response.ok();
  }

  private static Response json(Map<String, ?> body) {
    return Response.json(200, GSON.toJson(body));
  }
}
