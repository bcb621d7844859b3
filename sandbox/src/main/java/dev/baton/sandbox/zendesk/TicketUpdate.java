package dev.baton.sandbox.zendesk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.sandbox.json.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One update of one ticket, with everything Zendesk refuses of it. */
final class TicketUpdate {
  private static final int MOST_COMMENTS = 5_000;
  private static final Set<String> PLAIN =
      Set.of("subject", "priority", "status", "type", "external_id", "tags", "custom_fields");

  private final Records records;
  private final JsonObject ticket;
  private final JsonObject asked;
  private final long actor;

  TicketUpdate(Records records, JsonObject ticket, JsonObject asked, long actor) {
    this.records = records;
    this.ticket = ticket;
    this.asked = asked;
    this.actor = actor;
  }

  /**
   * What it did.
   *
   * @param changes of each field its value before
   * @param comment that was added
   */
  record Done(Map<String, JsonElement> changes, Optional<JsonObject> comment, JsonObject audit) {}

  /** Why it is not done; empty when it may be. */
  Optional<ZendeskReply> refusal() {
    if (Json.flag(asked, "safe_update") && !isOfNow(Json.text(asked, "updated_stamp"))) {
      return Optional.of(
          new ZendeskReply(
              409,
              Json.object(
                  "error",
                  "UpdateConflict",
                  "description",
                  "Safe Update prevented the update due to outdated ticket data. "
                      + "Please fetch the latest ticket data and try again.")));
    }
    if (Json.text(ticket, "status").equals("closed")) {
      return refuse("status", "Status: closed prevents ticket update");
    }
    if (!Json.text(asked, "description").isEmpty()) {
      return refuse("description", "Description: cannot be changed");
    }
    Optional<JsonObject> requester = Records.number(ticket, "requester_id").map(records.users::get);
    if (asked.has("comment") && requester.filter(r -> Json.flag(r, "suspended")).isPresent()) {
      return refuse("requester", "Requester: is suspended.");
    }
    if (asked.has("comment")
        && records.comments.getOrDefault(Records.id(ticket), 0) >= MOST_COMMENTS) {
      return refuse("comment", "Comment: Ticket has reached the limit of 5000 comments");
    }
    return assignee();
  }

  private boolean isOfNow(String stamp) {
    try {
      return OffsetDateTime.parse(stamp)
          .toInstant()
          .equals(OffsetDateTime.parse(Json.text(ticket, "updated_at")).toInstant());
    } catch (DateTimeException none) {
      return false;
    }
  }

  private Optional<ZendeskReply> assignee() {
    Optional<Long> group = wanted("group_id");
    if (group.filter(id -> !records.groups.containsKey(id)).isPresent()) {
      return refuse("group", "Group: is invalid");
    }
    Optional<Long> wanted = Records.number(asked, "assignee_id");
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonObject> agent =
        wanted
            .map(records.users::get)
            .filter(user -> Set.of("agent", "admin").contains(Json.text(user, "role")))
            .filter(user -> Json.flag(user, "active") && !Json.flag(user, "suspended"));
    if (agent.isEmpty()) {
      return refuse("assignee", "Assignee: is invalid");
    }
    return group.isPresent() && !records.isMember(wanted.get(), group.get())
        ? refuse("assignee", "Assignee: is not a member of the group")
        : Optional.empty();
  }

  private static Optional<ZendeskReply> refuse(String field, String why) {
    return Optional.of(ZendeskReply.invalid(field, why));
  }

  private Optional<Long> wanted(String name) {
    return asked.has(name) ? Records.number(asked, name) : Records.number(ticket, name);
  }

  /** Does it. */
  Done apply() {
    Map<String, JsonElement> changes = new LinkedHashMap<>();
    for (String name : PLAIN) {
      if (asked.has(name) && !(asked.get(name).isJsonNull() && name.equals("status"))) {
        change(changes, name, asked.get(name));
      }
    }
    for (String name : List.of("group_id", "assignee_id", "organization_id", "requester_id")) {
      if (asked.has(name)) {
        change(changes, name, number(name));
      }
    }
    if (changes.containsKey("assignee_id")
        && Json.text(ticket, "status").equals("new")
        && !ticket.get("assignee_id").isJsonNull()) {
      change(changes, "status", new JsonPrimitive("open"));
    }
    if (!changes.isEmpty() || asked.has("comment")) {
      ticket.addProperty("updated_at", records.now());
      records.touched(ticket);
    }
    Optional<JsonObject> comment = comment();
    return new Done(changes, comment, records.audit(ticket, actor, events(changes, comment)));
  }

  private JsonElement number(String name) {
    return Records.number(asked, name)
        .<JsonElement>map(JsonPrimitive::new)
        .orElse(JsonNull.INSTANCE);
  }

  private void change(Map<String, JsonElement> changes, String name, JsonElement value) {
    JsonElement before = ticket.has(name) ? ticket.get(name) : JsonNull.INSTANCE;
    if (!before.toString().equals(value.toString())) {
      changes.putIfAbsent(name, before);
      ticket.add(name, value.deepCopy());
    }
  }

  private Optional<JsonObject> comment() {
    if (!asked.has("comment")) {
      return Optional.empty();
    }
    JsonObject said = Json.child(asked, "comment");
    records.comments.merge(Records.id(ticket), 1, Integer::sum);
    String body = Json.string(said, "body").orElseGet(() -> Json.text(said, "html_body"));
    return Optional.of(
        Json.object(
            "id",
            records.newId(),
            "type",
            "Comment",
            "author_id",
            actor,
            "body",
            body,
            "plain_body",
            body,
            "public",
            !said.has("public") || Json.flag(said, "public")));
  }

  private List<JsonObject> events(Map<String, JsonElement> changes, Optional<JsonObject> comment) {
    List<JsonObject> events = new ArrayList<>();
    comment.ifPresent(events::add);
    changes.forEach((name, before) ->
        events.add(
            Json.object(
                "id", records.newId(),
                "type", "Change",
                "field_name", name,
                "value", text(ticket.get(name)),
                "previous_value", text(before))));
    return events;
  }

  /** Audits write every value as a text. */
  private static JsonElement text(JsonElement value) {
    return value instanceof JsonArray || value.isJsonNull()
        ? value
        : new JsonPrimitive(value.isJsonPrimitive() ? value.getAsString() : value.toString());
  }
}
