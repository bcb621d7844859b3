package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Installing through OAuth, with codes given by a person's "Allow". Guarded by the lock. */
public final class Installs {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private final World world;
  private final String clientId;
  private final String clientSecret;
  private final Map<String, Allowed> codes = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  public Installs(World world, String clientId, String clientSecret) {
    this.world = world;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** Whether the app has this client id. */
  public boolean isClient(String asked) {
    return clientId.equals(asked);
  }

  /**
   * The code that Slack hands to the redirect URL when that person allows the install.
   *
   * @param redirectUri as the app asked; empty when it came from Slack's own pages
   * @param scopes as the app asked; empty to leave those it has
   */
  public String allow(Team team, String userId, Optional<String> redirectUri, Set<String> scopes) {
    var code = String.format(Locale.ROOT, "%s.%d", team.id(), world.ids().number());
    codes.put(code, new Allowed(team, userId, redirectUri, scopes, world.now()));
    return code;
  }

  /** {@code oauth.v2.access}: a code, once, or a refresh token, once, for a token. */
  JsonObject exchange(JsonObject arguments) {
    var known = isClient(Json.text(arguments, "client_id"));
    if (!known || !Json.text(arguments, "client_secret").equals(clientSecret)) {
      throw new SlackError(known ? "bad_client_secret" : "invalid_client_id");
    }
    return switch (Json.text(arguments, "grant_type")) {
      case "refresh_token" -> refresh(Json.text(arguments, "refresh_token"));
      case "", "authorization_code" -> install(allowed(arguments));
      default -> throw new SlackError("invalid_grant_type");
    };
  }

  private Allowed allowed(JsonObject arguments) {
    var code = Json.text(arguments, "code");
    if (used.contains(code)) {
      throw new SlackError("invalid_code");
    }
    var allowed =
        Optional.ofNullable(codes.remove(code))
            .filter(found -> found.at().plus(CODE_LIFE).isAfter(world.now()))
            .orElseThrow(() -> new SlackError("invalid_code"));
    used.add(code);
    if (!allowed.redirectUri().orElse("").equals(Json.text(arguments, "redirect_uri"))) {
      throw new SlackError("bad_redirect_uri");
    }
    return allowed;
  }

  private JsonObject install(Allowed allowed) {
    var team = allowed.team();
    if (!team.installed()) {
      team.useToken(newToken(team));
    }
    team.setInstalled(true);
    if (!allowed.scopes().isEmpty()) {
      team.grant(allowed.scopes());
    }
    var answer = answer(team, allowed.userId());
    if (team.rotation().isOn()) {
      rotate(team, answer);
    }
    return answer;
  }

  private JsonObject refresh(String refreshToken) {
    var team =
        world.teams().stream()
            .filter(t -> t.installed() && t.rotation().take(refreshToken))
            .findFirst()
            .orElseThrow(() -> new SlackError("invalid_refresh_token"));
    var answer = answer(team, team.bot().userId());
    answer.remove("authed_user");
    rotate(team, answer);
    return answer;
  }

  private void rotate(Team team, JsonObject answer) {
    var token = "xoxe." + newToken(team);
    var refreshToken = "xoxe-1-" + team.id() + "-" + world.ids().number();
    team.useToken(token);
    team.rotation().issue(token, refreshToken, world.now());
    answer.addProperty("access_token", token);
    answer.addProperty("refresh_token", refreshToken);
    answer.addProperty("expires_in", Rotation.LIFE.toSeconds());
  }

  private String newToken(Team team) {
    return "xoxb-" + team.id() + "-" + world.ids().number() + "-" + world.ids().secret();
  }

  private static JsonObject answer(Team team, String userId) {
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
        Json.object("id", userId));
  }

  private record Allowed(
      Team team, String userId, Optional<String> redirectUri, Set<String> scopes, Instant at) {}
}
