package dev.baton.sandbox.zendesk;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;

/** A status, a body and the figures of the limit. */
public record ZendeskReply(int status, JsonObject body) {
  private static final Map<String, String> LIMITS =
      Map.of(
          "x-zendesk-api-version", "v2",
          "x-rate-limit", "700",
          "rate-limit", "700",
          "x-rate-limit-remaining", "690",
          "rate-limit-remaining", "690",
          "rate-limit-reset", "43");

  static ZendeskReply ok(JsonObject body) {
    return new ZendeskReply(200, body);
  }

  static ZendeskReply notFound() {
    return new ZendeskReply(
        404, Json.object("error", "RecordNotFound", "description", "Not found"));
  }

  /** What a field may not be. */
  static ZendeskReply invalid(String field, String description) {
    return new ZendeskReply(
        422,
        Json.object(
            "error",
            "RecordInvalid",
            "description",
            "Record validation errors",
            "details",
            Json.object(
                field, List.of(Json.object("description", description, "error", "InvalidValue")))));
  }

  /** The headers that come with every answer. */
  public Map<String, String> headers() {
    return LIMITS;
  }
}
