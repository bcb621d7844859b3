package dev.baton.sandbox.event;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Enterprise;
import dev.baton.sandbox.slack.Team;
import java.util.List;
import java.util.Map;

/** The Events API of one workspace. */
public final class Events {
  private final Team team;
  private final BotLine line;

  public Events(Team team, BotLine line) {
    this.team = team;
    this.line = line;
  }

  /** Sends an event and waits for the answer. */
  public SentEvent send(JsonObject event) {
    var type = Json.text(event, "type");
    var eventId = team.world().ids().next("Ev");
    var body = team.world().changes().inside(() -> envelope(event, eventId)).toString();
    return new SentEvent(eventId, type, body, line.send(BotRequest.json(type, body, Map.of())));
  }

  /**
   * Sends the same event again, as Slack does when it got no 2xx in time.
   *
   * @param number 1, 2 or 3
   * @param reason such as {@code http_timeout} or {@code http_error}
   */
  public SentEvent retry(SentEvent sent, int number, String reason) {
    var headers =
        Map.of("X-Slack-Retry-Num", Integer.toString(number), "X-Slack-Retry-Reason", reason);
    var answer = line.send(BotRequest.json(sent.type(), sent.body(), headers));
    return new SentEvent(sent.eventId(), sent.type(), sent.body(), answer);
  }

  /** The handshake when an events URL is entered; the bot must echo the challenge. */
  public BotAnswer verifyUrl(String challenge) {
    var body = Json.object("token", "legacy", "challenge", challenge, "type", "url_verification");
    return line.send(BotRequest.json("url_verification", body.toString(), Map.of()));
  }

  private JsonObject envelope(JsonObject event, String eventId) {
    var enterpriseId = team.enterprise().map(Enterprise::id);
    var authorization =
        Json.object(
            "enterprise_id",
            enterpriseId.orElse(null),
            "team_id",
            team.id(),
            "user_id",
            team.bot().userId(),
            "is_bot",
            true,
            "is_enterprise_install",
            team.orgWide());
    return Json.object(
        "token",
        "legacy",
        "team_id",
        team.id(),
        "enterprise_id",
        enterpriseId,
        "context_team_id",
        team.id(),
        "context_enterprise_id",
        enterpriseId.orElse(null),
        "api_app_id",
        team.bot().appId(),
        "event",
        event,
        "type",
        "event_callback",
        "event_id",
        eventId,
        "event_time",
        team.world().now().getEpochSecond(),
        "authorizations",
        List.of(authorization),
        "is_ext_shared_channel",
        false);
  }
}
