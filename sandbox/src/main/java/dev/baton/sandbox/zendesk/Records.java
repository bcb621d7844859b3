package dev.baton.sandbox.zendesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything an account holds, in the form in which the API shows it. */
final class Records {
  final Map<Long, JsonObject> users = new TreeMap<>();
  final Map<Long, JsonObject> groups = new TreeMap<>();
  final Map<Long, JsonObject> organizations = new TreeMap<>();
  final Map<Long, JsonObject> memberships = new TreeMap<>();
  final Map<Long, JsonObject> tickets = new TreeMap<>();
  final Map<Long, List<JsonObject>> audits = new TreeMap<>();
  final Map<Long, Integer> comments = new TreeMap<>();

  /** When each ticket was written last, in the order of writing: what the export walks by. */
  final Map<Long, Instant> generated = new LinkedHashMap<>();

  private final InstantSource clock;
  private long nextId;

  Records(InstantSource clock, long firstId) {
    this.clock = clock;
    this.nextId = firstId;
  }

  long newId() {
    return nextId++;
  }

  /** To the second, as Zendesk writes it. */
  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  JsonObject user(String name, String email, String role) {
    JsonObject user =
        Json.object(
            "id",
            newId(),
            "name",
            name,
            "email",
            email,
            "role",
            role,
            "active",
            true,
            "suspended",
            false,
            "verified",
            true,
            "created_at",
            now(),
            "updated_at",
            now(),
            "time_zone",
            "UTC",
            "default_group_id",
            null,
            "organization_id",
            null,
            "user_fields",
            new JsonObject());
    users.put(id(user), user);
    return user;
  }

  JsonObject group(String name) {
    JsonObject group =
        Json.object(
            "id",
            newId(),
            "name",
            name,
            "deleted",
            false,
            "is_public",
            true,
            "created_at",
            now(),
            "updated_at",
            now());
    groups.put(id(group), group);
    return group;
  }

  void member(long user, long group) {
    JsonObject membership =
        Json.object(
            "id",
            newId(),
            "user_id",
            user,
            "group_id",
            group,
            "default",
            false,
            "created_at",
            now(),
            "updated_at",
            now());
    memberships.put(id(membership), membership);
  }

  boolean isMember(long user, long group) {
    return memberships.values().stream()
        .anyMatch(each ->
            number(each, "user_id").filter(id -> id == user).isPresent()
                && number(each, "group_id").filter(id -> id == group).isPresent());
  }

  JsonObject organization(String name, JsonObject fields) {
    JsonObject organization =
        Json.object(
            "id",
            newId(),
            "name",
            name,
            "shared_tickets",
            false,
            "shared_comments",
            false,
            "external_id",
            null,
            "created_at",
            now(),
            "updated_at",
            now(),
            "domain_names",
            List.of(),
            "details",
            null,
            "notes",
            null,
            "group_id",
            null,
            "tags",
            List.of(),
            "organization_fields",
            fields);
    organizations.put(id(organization), organization);
    return organization;
  }

  JsonObject ticket(long requester, String subject, String description) {
    JsonElement organization =
        Optional.ofNullable(users.get(requester))
            .map(user -> user.get("organization_id"))
            .orElse(JsonNull.INSTANCE);
    JsonObject ticket =
        Json.object(
            "id",
            newId(),
            "external_id",
            null,
            "subject",
            subject,
            "raw_subject",
            subject,
            "description",
            description,
            "type",
            null,
            "priority",
            null,
            "status",
            "new",
            "requester_id",
            requester,
            "submitter_id",
            requester,
            "assignee_id",
            null,
            "group_id",
            null,
            "organization_id",
            organization,
            "brand_id",
            1L,
            "is_public",
            true,
            "tags",
            List.of(),
            "custom_fields",
            List.of(),
            "via",
            Json.object("channel", "web"),
            "created_at",
            now(),
            "updated_at",
            now());
    tickets.put(id(ticket), ticket);
    audits.put(id(ticket), new ArrayList<>());
    comments.put(id(ticket), 1);
    touched(ticket);
    return ticket;
  }

  void touched(JsonObject ticket) {
    generated.remove(id(ticket));
    generated.put(id(ticket), clock.instant());
  }

  /** Notes what one update did. */
  JsonObject audit(JsonObject ticket, long author, List<JsonObject> events) {
    JsonObject audit =
        Json.object(
            "id", newId(),
            "ticket_id", id(ticket),
            "created_at", now(),
            "author_id", author,
            "via", Json.object("channel", "api"),
            "metadata", Json.object("system", new JsonObject(), "custom", new JsonObject()),
            "events", events);
    audits.computeIfAbsent(id(ticket), _ -> new ArrayList<>()).add(audit);
    return audit;
  }

  static long id(JsonObject record) {
    return record.get("id").getAsLong();
  }

  static Optional<Long> number(JsonObject record, String name) {
    return Json.string(record, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }
}
