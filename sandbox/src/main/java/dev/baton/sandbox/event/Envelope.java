package dev.baton.sandbox.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import java.util.Optional;

/** What Slack sends through a WebSocket in place of an HTTP request: the same payload, wrapped. */
final class Envelope {
  private Envelope() {}

  static JsonObject of(String id, BotRequest request) {
    var type = type(request);
    var envelope =
        Json.object(
            "envelope_id",
            id,
            "payload",
            payload(request),
            "type",
            type,
            "accepts_response_payload",
            !type.equals("events_api"));
    retry(request)
        .ifPresent(number -> {
          envelope.addProperty("retry_attempt", number);
          envelope.addProperty("retry_reason", request.headers().get("X-Slack-Retry-Reason"));
        });
    return envelope;
  }

  private static Optional<Integer> retry(BotRequest request) {
    return Optional.ofNullable(request.headers().get("X-Slack-Retry-Num")).map(Integer::valueOf);
  }

  private static String type(BotRequest request) {
    if (request.contentType().equals(BotRequest.JSON)) {
      return "events_api";
    }
    return Form.decode(request.body()).containsKey("payload") ? "interactive" : "slash_commands";
  }

  private static JsonElement payload(BotRequest request) {
    if (request.contentType().equals(BotRequest.JSON)) {
      return Json.parse(request.body()).orElseThrow();
    }
    var fields = Form.decode(request.body());
    if (fields.containsKey("payload")) {
      return Json.parse(fields.get("payload")).orElseThrow();
    }
    var command = new JsonObject();
    fields.forEach(command::addProperty);
    return command;
  }
}
