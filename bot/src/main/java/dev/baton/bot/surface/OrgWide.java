package dev.baton.bot.surface;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;

/**
 * Whether a request is of an install for a whole organisation. Bolt finds that out by asking Slack
 * of the token; the signed request says it too.
 */
public final class OrgWide {
  private OrgWide() {}

  static boolean is(Request<?> request) {
    return switch (request) {
      case SlashCommandRequest command -> command.getPayload().isEnterpriseInstall();
      case BlockActionRequest action -> action.getPayload().isEnterpriseInstall();
      case BlockSuggestionRequest typed -> typed.getPayload().isEnterpriseInstall();
      case MessageShortcutRequest shortcut -> shortcut.getPayload().isEnterpriseInstall();
      case GlobalShortcutRequest shortcut -> shortcut.getPayload().isEnterpriseInstall();
      case ViewSubmissionRequest submitted -> submitted.getPayload().isEnterpriseInstall();
      case ViewClosedRequest closed -> closed.getPayload().isEnterpriseInstall();
      case EventRequest event -> isEvent(event.getRequestBodyAsString());
      default -> false;
    };
  }

  /** For which installation an event was sent stands in its first authorization. */
  private static boolean isEvent(String body) {
    JsonObject payload = JsonParser.parseString(body).getAsJsonObject();
    return payload.get("authorizations") instanceof JsonArray authorizations
        && !authorizations.isEmpty()
        && authorizations.get(0) instanceof JsonObject first
        && isTrue(first.get("is_enterprise_install"));
  }

  private static boolean isTrue(JsonElement element) {
    return element != null && element.isJsonPrimitive() && element.getAsBoolean();
  }
}
