package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who the bot is, and where; and the end of an installation. */
final class AuthMethods {
  void addTo(Map<String, Method> methods) {
    methods.put("auth.test", Method.free(AuthMethods::test));
    methods.put("auth.revoke", Method.free(AuthMethods::revoke));
    methods.put("apps.uninstall", Method.free(AuthMethods::uninstall));
    methods.put("auth.teams.list", Method.free(AuthMethods::teams));
    methods.put("team.info", Method.scoped("team:read", AuthMethods::teamInfo));
    methods.put("bots.info", Method.scoped("users:read", AuthMethods::botInfo));
  }

  private static JsonObject test(Call call) {
    var team = call.team();
    var bot = team.bot();
    return Json.object(
        "url",
        "https://" + team.domain() + ".slack.com/",
        "team",
        team.name(),
        "user",
        "baton",
        "team_id",
        team.id(),
        "user_id",
        bot.userId(),
        "bot_id",
        bot.botId(),
        "enterprise_id",
        team.enterprise().map(Enterprise::id),
        "is_enterprise_install",
        team.orgWide());
  }

  private static JsonObject revoke(Call call) {
    var really = !Json.flag(call.arguments(), "test");
    if (really) {
      end(call.team());
    }
    return Json.object("revoked", really);
  }

  private static JsonObject uninstall(Call call) {
    call.required("client_id");
    end(call.team());
    return new JsonObject();
  }

  /** The last token of a workspace gone, the app is gone from it. */
  private static void end(Team team) {
    team.setInstalled(false);
    team.world().tell(team, tokensRevoked(team));
    team.world().tell(team, Json.object("type", "app_uninstalled"));
  }

  static JsonObject tokensRevoked(Team team) {
    var tokens = Json.object("oauth", List.of(), "bot", List.of(team.bot().userId()));
    return Json.object("type", "tokens_revoked", "tokens", tokens);
  }

  private static JsonObject teams(Call call) {
    var teams =
        ofOrganisation(call.team()).map(t -> Json.object("id", t.id(), "name", t.name())).toList();
    return Json.object("teams", teams, "response_metadata", Json.object("next_cursor", ""));
  }

  /** The teams that the app's installation there is for. */
  static Stream<Team> ofOrganisation(Team one) {
    return one.world().teams().stream()
        .filter(
            team -> team == one || (one.orgWide() && team.enterprise().equals(one.enterprise())));
  }

  private static JsonObject teamInfo(Call call) {
    var team = call.team().json();
    team.addProperty("name", call.team().name());
    return Json.object("team", team);
  }

  private static JsonObject botInfo(Call call) {
    var bot = call.team().bot();
    if (call.string("bot").map(asked -> !asked.equals(bot.botId())).orElse(false)) {
      throw new SlackError("bot_not_found");
    }
    return Json.object(
        "bot",
        Json.object(
            "id",
            bot.botId(),
            "deleted",
            false,
            "name",
            "Baton",
            "app_id",
            bot.appId(),
            "user_id",
            bot.userId(),
            "updated",
            call.team().world().now().getEpochSecond(),
            "icons",
            new JsonObject()));
  }
}
