package dev.baton.db.notify;

import com.google.gson.JsonObject;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Notice;
import java.util.Locale;

/** How an alert is written into its row. */
final class AlertCode {
  private AlertCode() {}

  static void write(JsonObject detail, Notice.Alert alert) {
    detail.addProperty("ticket", alert.ticket());
    switch (alert.event()) {
      case AlertEvent.Opened _ -> detail.addProperty("event", "opened");
      case AlertEvent.Requested(int seq) -> {
        detail.addProperty("event", "requested");
        detail.addProperty("seq", seq);
      }
      case AlertEvent.Missed(AlertEvent.Promise promise, int cycle) -> {
        detail.addProperty("event", "missed");
        detail.addProperty("promise", promise.name().toLowerCase(Locale.ROOT));
        detail.addProperty("cycle", cycle);
      }
    }
  }

  static Notice.Alert read(JsonObject detail) {
    AlertEvent event =
        switch (detail.get("event").getAsString()) {
          case "opened" -> new AlertEvent.Opened();
          case "requested" -> new AlertEvent.Requested(detail.get("seq").getAsInt());
          case "missed" ->
              new AlertEvent.Missed(
                  AlertEvent.Promise.valueOf(
                      detail.get("promise").getAsString().toUpperCase(Locale.ROOT)),
                  detail.get("cycle").getAsInt());
          default -> throw new IllegalArgumentException("No such event of an alert");
        };
    return new Notice.Alert(detail.get("ticket").getAsString(), event);
  }
}
