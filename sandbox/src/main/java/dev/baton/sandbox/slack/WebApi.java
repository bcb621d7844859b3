package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Web API: which methods there are, and who may call them. */
public final class WebApi {
  private static final Set<String> WITHOUT_TOKEN = Set.of("api.test", "oauth.v2.access");

  private final World world;
  private final Installs installs;
  private final Map<String, Method> methods = new LinkedHashMap<>();

  public WebApi(World world, Installs installs) {
    this.world = world;
    this.installs = installs;
    new AuthMethods().addTo(methods);
    new UserMethods().addTo(methods);
    new ConversationMethods().addTo(methods);
    new ChatMethods().addTo(methods);
    new ViewMethods().addTo(methods);
    new FileMethods().addTo(methods);
  }

  /** A body to answer with, and the workspace asked, when the token was good. */
  public record Answer(JsonObject body, Optional<Team> team) {}

  /**
   * Does what a call asks for.
   *
   * @param token from the Authorization header or the form; empty text when there is none
   */
  public Answer call(String method, String token, JsonObject arguments) {
    return world.changes().inside(() -> answer(method, token, arguments));
  }

  private Answer answer(String method, String token, JsonObject arguments) {
    try {
      if (WITHOUT_TOKEN.contains(method)) {
        return new Answer(ok(withoutToken(method, arguments)), Optional.empty());
      }
      if (method.equals("apps.connections.open")) {
        return new Answer(ok(world.sockets().open(token)), Optional.empty());
      }
      return answer(method, authorised(token), arguments);
    } catch (SlackError refused) {
      return new Answer(refused.answer(), Optional.empty());
    }
  }

  private Answer answer(String name, Team team, JsonObject arguments) {
    try {
      var method = methods.get(name);
      if (method == null) {
        throw new SlackError("unknown_method").with("req_method", name);
      }
      var call = new Call(team, arguments);
      call.needAny(method.scopes());
      return new Answer(ok(method.work().answer(call)), Optional.of(team));
    } catch (SlackError refused) {
      return new Answer(refused.answer(), Optional.of(team));
    }
  }

  private Team authorised(String token) {
    if (token.isEmpty()) {
      throw new SlackError("not_authed");
    }
    var team = world.teamOf(token).orElseThrow(() -> new SlackError("invalid_auth"));
    if (!team.installed()) {
      throw new SlackError("token_revoked");
    }
    if (team.rotation().hasEnded(token, world.now())) {
      throw new SlackError("token_expired");
    }
    return team;
  }

  private JsonObject withoutToken(String method, JsonObject arguments) {
    if (method.equals("oauth.v2.access")) {
      return installs.exchange(arguments);
    }
    Json.string(arguments, "error")
        .ifPresent(error -> {
          throw new SlackError(error);
        });
    return Json.object("args", arguments);
  }

  private static JsonObject ok(JsonObject answer) {
    var body = Json.object("ok", true);
    answer.asMap().forEach(body::add);
    return body;
  }
}
