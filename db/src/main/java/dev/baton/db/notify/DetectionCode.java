package dev.baton.db.notify;

import com.google.gson.JsonObject;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.notify.Notice;
import java.time.Instant;
import java.util.UUID;

/** How notices of what criteria found are written into their rows. */
final class DetectionCode {
  static final String DETECTED = "detected";
  static final String HELD = "requests_held";
  static final String BACKLOG = "backlog";

  private DetectionCode() {}

  static void write(JsonObject detail, Notice.Detected detected) {
    detail.addProperty("ticket", detected.ticket());
    detail.addProperty("criterion", detected.criterion().toString());
    detail.addProperty("scope", detected.scope());
    detail.addProperty("outcome", detected.outcome().code());
  }

  static void write(JsonObject detail, Instant at) {
    detail.addProperty("at", at.toString());
  }

  static Notice read(String kind, JsonObject detail) {
    return switch (kind) {
      case HELD -> new Notice.RequestsHeld(Instant.parse(detail.get("at").getAsString()));
      case BACKLOG -> new Notice.Backlog(Instant.parse(detail.get("at").getAsString()));
      default ->
          new Notice.Detected(
              detail.get("ticket").getAsString(),
              UUID.fromString(detail.get("criterion").getAsString()),
              detail.get("scope").getAsInt(),
              HitOutcome.parse(detail.get("outcome").getAsString()));
    };
  }
}
