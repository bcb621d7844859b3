package dev.baton.sandbox.zendesk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Bodies of event subscriptions: upper case where the API has lower, ids as texts. */
final class ZendeskEvents {
  private static final Map<String, String> TOPICS =
      Map.of(
          "status", "status_changed",
          "priority", "priority_changed",
          "subject", "subject_changed",
          "assignee_id", "agent_assignment_changed",
          "group_id", "group_assignment_changed",
          "organization_id", "organization_changed",
          "requester_id", "requester_changed",
          "type", "type_changed",
          "tags", "tags_changed",
          "external_id", "external_id_changed");

  private final long account;

  ZendeskEvents(long account) {
    this.account = account;
  }

  /** One body for each thing that an update changed. */
  List<JsonObject> of(JsonObject ticket, TicketUpdate.Done done, JsonObject author, Instant at) {
    List<JsonObject> bodies = new ArrayList<>();
    done.changes()
        .forEach((field, before) -> {
          if (TOPICS.containsKey(field)) {
            JsonObject event =
                Json.object(
                    "current", written(field, ticket.get(field)),
                    "previous", written(field, before));
            bodies.add(body(TOPICS.get(field), ticket, event, Records.id(author), at));
          }
        });
    done.comment()
        .ifPresent(comment ->
            bodies.add(
                body("comment_added", ticket, added(comment, author), Records.id(author), at)));
    return bodies;
  }

  private static JsonObject added(JsonObject comment, JsonObject author) {
    return Json.object(
        "comment",
        Json.object(
            "id",
            comment.get("id"),
            "body",
            comment.get("body"),
            "is_public",
            comment.get("public"),
            "author",
            Json.object(
                "id", Records.id(author),
                "is_staff", !Json.text(author, "role").equals("end-user"),
                "name", Json.text(author, "name"))));
  }

  /** A body of the topic, such as {@code soft_deleted}. */
  JsonObject body(String topic, JsonObject ticket, JsonObject event, long actor, Instant at) {
    return Json.object(
        "account_id",
        account,
        "detail",
        detail(ticket, actor),
        "event",
        event,
        "id",
        UUID.randomUUID().toString(),
        "subject",
        "zen:ticket:" + Records.id(ticket),
        "time",
        at.toString(),
        "type",
        "zen:event-type:ticket." + topic,
        "zendesk_event_version",
        "2022-11-06");
  }

  private static JsonObject detail(JsonObject ticket, long actor) {
    JsonObject detail = Json.object("actor_id", Long.toString(actor));
    for (String name :
        List.of(
            "assignee_id",
            "brand_id",
            "created_at",
            "description",
            "external_id",
            "group_id",
            "id",
            "organization_id",
            "priority",
            "requester_id",
            "status",
            "subject",
            "submitter_id",
            "type",
            "updated_at")) {
      detail.add(name, written(name, ticket.get(name)));
    }
    detail.add("custom_status", new JsonPrimitive("8447320465790"));
    detail.add("form_id", new JsonPrimitive("8646151517822"));
    detail.add("is_public", ticket.get("is_public"));
    detail.add("tags", ticket.get("tags").deepCopy());
    detail.add("via", Json.object("channel", "web_service"));
    return detail;
  }

  private static JsonElement written(String field, JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof JsonArray) {
      return value.deepCopy();
    }
    boolean word = List.of("status", "priority", "type").contains(field);
    String text = value.getAsString();
    return new JsonPrimitive(word ? text.toUpperCase(Locale.ROOT) : text);
  }
}
