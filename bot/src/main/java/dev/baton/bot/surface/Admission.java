package dev.baton.bot.surface;

import com.google.gson.Gson;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.GlobalShortcutContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.util.json.GsonFactory;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.member.Member;
import dev.baton.slack.BotTokens;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.TextView;
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
  private final Directory directory;

  /** Who somebody is, asked of Slack when nobody knows them yet. */
  @FunctionalInterface
  public interface Directory {
    /** Empty when Slack does not know them either, or does not answer in time. */
    Optional<Member> find(String orgId, String member);
  }

  public Admission(Snapshots snapshots, BotTokens tokens, Replies replies, Directory directory) {
    this.snapshots = snapshots;
    this.tokens = tokens;
    this.replies = replies;
    this.directory = directory;
  }

  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    request.getContext().setEnterpriseInstall(OrgWide.is(request));
    String orgId = Caller.orgOf(request.getContext());
    if (tellsOfAnEnd(request)) {
      return end(request, chain);
    }
    if (orgId == null) {
      return chain.next(request);
    }
    // An event tells of somebody, who need not be a member and did not ask for anything.
    boolean event = request.getRequestType() == RequestType.Event;
    @Nullable String caller = event ? null : request.getContext().getRequestUserId();
    try {
      // A form's own check keeps what was typed, where a refusal here would close the form.
      boolean form = request.getRequestType() == RequestType.ViewSubmission;
      Optional<Phrase> refusal = refusal(orgId, caller, form);
      return refusal.isPresent()
          ? refuse(request, refusal.get(), words(orgId, caller))
          : admit(orgId, request, chain);
    } catch (DatabaseUnavailable away) {
      // Slack sends an event again that was not taken; nobody repeats a click.
      return event
          ? Response.error(503)
          : refuse(request, SharedPhrase.DATABASE_AWAY, words(orgId, caller));
    } catch (SlackUnavailable ended) {
      LOG.warn("A request waited in vain for a token: {}", ended.getMessage());
      return event ? Response.error(503) : refuse(request, access(ended), words(orgId, caller));
    }
  }

  private static Phrase access(SlackUnavailable ended) {
    return ended.isMendedByReinstalling() ? SharedPhrase.ACCESS_LOST : SharedPhrase.ACCESS_ENDED;
  }

  /** Of memory only; in English for who is not known. */
  private Wording words(String orgId, @Nullable String caller) {
    return snapshots.wordingFor(orgId, caller == null ? "" : caller);
  }

  /** It comes when the workspace has no token any more, and must be heard all the same. */
  private static boolean tellsOfAnEnd(Request<?> request) {
    return request instanceof EventRequest event && ENDS.contains(event.getEventType());
  }

  private static Response end(Request<?> request, MiddlewareChain chain) throws Exception {
    try {
      return chain.next(request);
    } catch (DatabaseUnavailable | SlackUnavailable unsure) {
      LOG.warn("An end is not sure yet: {}", unsure.getMessage());
      return Response.error(503);
    }
  }

  private Response admit(String orgId, Request<?> request, MiddlewareChain chain) throws Exception {
    tokens.of(orgId).ifPresent(token -> request.getContext().setBotToken(token.reveal()));
    return chain.next(request);
  }

  private Optional<Phrase> refusal(String orgId, @Nullable String member, boolean form) {
    if (tokens.of(orgId).isEmpty()) {
      return Optional.of(SharedPhrase.NOT_INSTALLED);
    }
    Optional<Snapshot> snapshot = snapshots.of(orgId);
    if (snapshot.isEmpty()) {
      return Optional.of(SharedPhrase.NOT_INSTALLED);
    }
    return Optional.ofNullable(member).flatMap(id -> personal(snapshot.get(), id, form));
  }

  private Optional<Phrase> personal(Snapshot snapshot, String id, boolean form) {
    Optional<Member> known = snapshot.member(id);
    Optional<Member> member =
        known.isPresent() || form ? known : directory.find(snapshot.orgId(), id);
    if (member.isEmpty()) {
      return form ? Optional.empty() : Optional.of(SharedPhrase.NOT_A_MEMBER);
    }
    return member.get().mayFile() ? Optional.empty() : Optional.of(SharedPhrase.MEMBERS_ONLY);
  }

  private Response refuse(Request<?> request, Phrase phrase, Wording words) {
    String sentence = words.say(phrase);
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
              GSON.toJsonTree(TextView.of("Baton", sentence, words.say(SharedPhrase.CLOSE)))));
    }
    switch (request.getContext()) {
      case ActionContext click -> replies.privately(click, sentence);
      case MessageShortcutContext shortcut -> replies.privately(shortcut, sentence);
      case GlobalShortcutContext shortcut -> replies.privately(Caller.of(shortcut), sentence);
      default -> {} // Slack gives no way to answer
    }
    return Response.ok();
  }

  private static Response json(Map<String, ?> body) {
    return Response.json(200, GSON.toJson(body));
  }
}
