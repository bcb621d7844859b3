package dev.baton.bot.attack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bodies with the names that Slack uses and values that it never would. */
public final class HostileBodies {
  private HostileBodies() {}

  /** Forms, JSON and neither. */
  public static Arbitrary<String> any() {
    Arbitrary<String> json = json(3);
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(200),
        json,
        json.map(text -> "payload=" + URLEncoder.encode(text, StandardCharsets.UTF_8)),
        Arbitraries.of(
                "command",
                "team_id",
                "user_id",
                "text",
                "payload",
                "ssl_check",
                "%",
                "&=&",
                "trigger_id",
                "response_url",
                "is_enterprise_install",
                "enterprise_id")
            .list()
            .ofMaxSize(6)
            .map(names -> String.join("=x&", names)),
        Arbitraries.strings().ascii().ofMaxLength(60).map(text -> "payload=" + text));
  }

  /** How such a body may be announced. */
  public static Arbitrary<String> types() {
    return Arbitraries.of(
        "application/x-www-form-urlencoded",
        "application/json",
        "text/plain",
        "multipart/form-data",
        "");
  }

  private static Arbitrary<String> json(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "[null]",
            "\"block_actions\"",
            "\"view_submission\"",
            "\"view_closed\"",
            "\"block_suggestion\"",
            "\"message_action\"",
            "\"shortcut\"",
            "\"event_callback\"",
            "\"url_verification\"",
            "\"dialog_submission\"",
            "\"interactive_message\"",
            "\"app_home_opened\"",
            "\"T0MINE\"",
            "\"approve\"",
            "\"escalate_page_one\"");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> names =
        Arbitraries.of(
            "type",
            "team",
            "user",
            "id",
            "team_id",
            "view",
            "actions",
            "state",
            "values",
            "event",
            "channel",
            "message",
            "enterprise",
            "is_enterprise_install",
            "callback_id",
            "challenge",
            "container",
            "authorizations",
            "response_urls",
            "trigger_id",
            "event_id",
            "action_id");
    Arbitrary<String> member =
        Combinators.combine(names, Arbitraries.lazy(() -> json(depth - 1)))
            .as((name, value) -> "\"" + name + "\":" + value);
    return Arbitraries.oneOf(
        leaf, member.list().ofMaxSize(5).map(list -> "{" + String.join(",", list) + "}"));
  }
}
