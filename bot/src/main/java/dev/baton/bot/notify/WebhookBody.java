package dev.baton.bot.notify;

import com.google.gson.JsonObject;
import dev.baton.bot.alert.AlertView;
import java.time.Instant;
import java.util.Map;

/** What a signed request says: type, time and data, as Standard Webhooks has it. */
final class WebhookBody {
  private WebhookBody() {}

  /**
   * An alert.
   *
   * @param workspace Slack's id
   * @param at when it was queued, the same for each attempt
   */
  static String of(String workspace, AlertView view, String link, Instant at) {
    JsonObject data = new JsonObject();
    data.addProperty("workspace", workspace);
    view.data().forEach(data::addProperty);
    data.addProperty("text", view.text());
    data.addProperty("link", link);
    return around("alert." + view.data().getOrDefault("event", "other"), data, at);
  }

  /** Of another kind. */
  static String of(String workspace, String type, Map<String, String> said, Instant at) {
    JsonObject data = new JsonObject();
    data.addProperty("workspace", workspace);
    said.forEach(data::addProperty);
    return around(type, data, at);
  }

  private static String around(String type, JsonObject data, Instant at) {
    JsonObject body = new JsonObject();
    body.addProperty("type", type);
    body.addProperty("timestamp", at.toString());
    body.add("data", data);
    return body.toString();
  }
}
