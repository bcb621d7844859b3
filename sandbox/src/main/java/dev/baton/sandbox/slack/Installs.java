package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Installing through OAuth, with codes given by a person's "Allow". Guarded by the lock. */
public final class Installs {
  private final World world;
  private final String clientId;
  private final String clientSecret;
  private final Map<String, Allowed> codes = new HashMap<>();

  public Installs(World world, String clientId, String clientSecret) {
    this.world = world;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** The code that Slack hands to the redirect URL when that person allows the install. */
  public String allow(Team team, String userId) {
    var code = "%s.%d".formatted(team.id(), world.ids().number());
    codes.put(code, new Allowed(team, userId));
    return code;
  }

  /** {@code oauth.v2.access}: a code, once, for a token. */
  JsonObject exchange(JsonObject arguments) {
    var known = Json.text(arguments, "client_id").equals(clientId);
    if (!known || !Json.text(arguments, "client_secret").equals(clientSecret)) {
      throw new SlackError(known ? "bad_client_secret" : "invalid_client_id");
    }
    var allowed = Optional.ofNullable(codes.remove(Json.text(arguments, "code")));
    return install(allowed.orElseThrow(() -> new SlackError("invalid_code")));
  }

  private JsonObject install(Allowed allowed) {
    var team = allowed.team();
    team.setInstalled(true);
    var bot = team.bot();
    var orgWide = team.orgWide();
    return Json.object(
        "app_id",
        bot.appId(),
        "access_token",
        bot.token(),
        "token_type",
        "bot",
        "scope",
        bot.scopeLine(),
        "bot_user_id",
        bot.userId(),
        "team",
        orgWide ? null : Json.object("id", team.id(), "name", team.name()),
        "enterprise",
        team.enterprise().map(e -> Json.object("id", e.id(), "name", e.name())).orElse(null),
        "is_enterprise_install",
        orgWide,
        "authed_user",
        Json.object("id", allowed.userId()));
  }

  private record Allowed(Team team, String userId) {}
}
