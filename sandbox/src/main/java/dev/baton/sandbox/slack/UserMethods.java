package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The directory of people. */
final class UserMethods {
  private static final int LARGEST_PAGE = 1000;

  void addTo(Map<String, Method> methods) {
    methods.put("users.list", Method.scoped("users:read", UserMethods::list));
    methods.put("users.info", Method.scoped("users:read", UserMethods::info));
    methods.put("users.getPresence", Method.scoped("users:read", UserMethods::presence));
    methods.put("users.lookupByEmail", Method.scoped("users:read.email", UserMethods::byEmail));
  }

  private static JsonObject list(Call call) {
    var team = listed(call);
    var everybody = new ArrayList<>(team.members());
    everybody.add(team.botUser());
    int from = cursor(call);
    int limit = call.string("limit").map(Integer::parseInt).filter(n -> n > 0).orElse(LARGEST_PAGE);
    int to = Math.min(everybody.size(), from + Math.min(limit, LARGEST_PAGE));
    var page = everybody.subList(from, to).stream().map(member -> asked(call, member)).toList();
    return Json.object(
        "members",
        page,
        "cache_ts",
        call.team().world().now().getEpochSecond(),
        "response_metadata",
        Json.object("next_cursor", to < everybody.size() ? "at:" + to : ""));
  }

  /** The token of a whole organisation lists one of its teams at a time. */
  private static Team listed(Call call) {
    if (!call.team().orgWide()) {
      return call.team();
    }
    var asked = call.string("team_id").orElseThrow(() -> new SlackError("missing_argument"));
    return AuthMethods.ofOrganisation(call.team())
        .filter(team -> team.id().equals(asked))
        .findFirst()
        .orElseThrow(() -> new SlackError("team_access_not_granted"));
  }

  private static int cursor(Call call) {
    var cursor = call.text("cursor");
    if (cursor.isEmpty()) {
      return 0;
    }
    if (!cursor.matches("at:\\d{1,9}")) {
      throw new SlackError("invalid_cursor");
    }
    return Math.min(Integer.parseInt(cursor.substring(3)), listed(call).members().size() + 1);
  }

  private static JsonObject info(Call call) {
    return Json.object("user", asked(call, member(call)));
  }

  private static JsonObject presence(Call call) {
    var member = member(call);
    return Json.object("presence", member.away() || member.deleted() ? "away" : "active");
  }

  private static JsonObject byEmail(Call call) {
    var email = call.required("email");
    return call.team().members().stream()
        .filter(member -> !member.deleted() && sameAddress(member, email))
        .findFirst()
        .map(member -> Json.object("user", json(call, member)))
        .orElseThrow(() -> new SlackError("users_not_found"));
  }

  private static Member member(Call call) {
    var id = call.required("user");
    var known = call.team().member(id);
    var bot = Optional.of(call.team().botUser()).filter(user -> user.id().equals(id));
    return known.or(() -> bot).orElseThrow(() -> new SlackError("user_not_found"));
  }

  private static boolean sameAddress(Member member, String email) {
    var wanted = email.toLowerCase(Locale.ROOT);
    return member.email().map(own -> own.toLowerCase(Locale.ROOT).equals(wanted)).orElse(false);
  }

  /** Slack tells a locale only to who asks for it, and not by address at all. */
  private static JsonObject asked(Call call, Member member) {
    var shown = call.team().bot().scopes().contains("users:read.email");
    return call.string("include_locale").filter(wanted -> wanted.matches("true|1")).isPresent()
        ? call.team()
            .inOrganisation(member, member.jsonWithLocale(shown, call.team().world().now()))
        : json(call, member);
  }

  private static JsonObject json(Call call, Member member) {
    var shown = call.team().bot().scopes().contains("users:read.email");
    return call.team().inOrganisation(member, member.json(shown, call.team().world().now()));
  }
}
