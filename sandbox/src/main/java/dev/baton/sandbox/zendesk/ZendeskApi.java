package dev.baton.sandbox.zendesk;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The part of the Support API that a connected program uses. */
final class ZendeskApi {
  private static final int PAGE = 100;

  private final ZendeskDesk desk;
  private final Records records;
  private final ZendeskOAuth oauth;

  ZendeskApi(ZendeskDesk desk, Records records, ZendeskOAuth oauth) {
    this.desk = desk;
    this.records = records;
    this.oauth = oauth;
  }

  ZendeskReply answer(ZendeskCall call) {
    if (call.path().equals("oauth/tokens")) {
      return oauth.tokens(call.fields());
    }
    Optional<Long> user = oauth.user(call.token());
    if (user.isEmpty()) {
      return stranger(call);
    }
    List<String> parts = call.parts();
    return switch (call.method() + " " + parts.getFirst()) {
      case "GET users" -> users(call, parts, user.get());
      case "GET tickets" -> tickets(call, parts);
      case "PUT tickets" -> parts.size() == 2 ? update(call, parts, user.get()) : notFound();
      case "GET groups" -> groups(call, parts);
      case "GET group_memberships" -> memberships(_ -> true);
      case "GET organizations" -> organizations(call, parts);
      case "GET incremental" -> export(call, user.get());
      case "POST webhooks" -> desk.createWebhook(Json.child(call.json(), "webhook"));
      case "GET webhooks" -> desk.signingSecret(parts);
      default -> notFound();
    };
  }

  private static ZendeskReply notFound() {
    return ZendeskReply.notFound();
  }

  /** Wrong credentials are no error where somebody asks who they are. */
  private ZendeskReply stranger(ZendeskCall call) {
    if (oauth.wasGiven(call.token())) {
      return new ZendeskReply(
          401,
          Json.object(
              "error",
              "invalid_token",
              "error_description",
              "The access token provided is expired, revoked, malformed or invalid."));
    }
    return call.parts().equals(List.of("users", "me"))
        ? ZendeskReply.ok(Json.object("user", Json.object("name", "Anonymous user")))
        : new ZendeskReply(401, Json.object("error", "Couldn't authenticate you"));
  }

  private ZendeskReply users(ZendeskCall call, List<String> parts, long me) {
    String what = parts.size() < 2 ? "" : parts.get(1);
    return switch (what) {
      case "" -> page(call, "users", records.users.values());
      case "me" -> one("user", records.users, me);
      case "show_many" -> many(call, "users", records.users);
      case "search" -> {
        String query = call.asked("query").orElse("").toLowerCase(Locale.ROOT);
        yield page(
            call,
            "users",
            records.users.values().stream()
                .filter(user ->
                    (Json.text(user, "name") + " " + Json.text(user, "email"))
                        .toLowerCase(Locale.ROOT)
                        .contains(query.replaceFirst("^email:", "").replace("\"", "")))
                .toList());
      }
      default ->
          parts.size() == 3 && parts.get(2).equals("group_memberships")
              ? memberships(each -> Json.text(each, "user_id").equals(what))
              : one("user", records.users, number(what));
    };
  }

  private ZendeskReply groups(ZendeskCall call, List<String> parts) {
    String what = parts.size() < 2 ? "assignable" : parts.get(1);
    if (what.equals("assignable")) {
      return page(call, "groups", records.groups.values());
    }
    return parts.size() == 3 && parts.get(2).equals("memberships")
        ? memberships(each -> Json.text(each, "group_id").equals(what))
        : one("group", records.groups, number(what));
  }

  private ZendeskReply memberships(Predicate<JsonObject> which) {
    List<JsonObject> found = records.memberships.values().stream().filter(which).toList();
    return ZendeskReply.ok(
        Json.object(
            "group_memberships",
            found,
            "next_page",
            null,
            "previous_page",
            null,
            "count",
            found.size()));
  }

  private ZendeskReply organizations(ZendeskCall call, List<String> parts) {
    String what = parts.size() < 2 ? "" : parts.get(1);
    return switch (what) {
      case "" -> page(call, "organizations", records.organizations.values());
      case "show_many" -> many(call, "organizations", records.organizations);
      case "search" ->
          page(
              call,
              "organizations",
              records.organizations.values().stream()
                  .filter(each ->
                      call.asked("external_id").equals(Json.string(each, "external_id"))
                          || call.asked("name").equals(Json.string(each, "name")))
                  .toList());
      default -> one("organization", records.organizations, number(what));
    };
  }

  private ZendeskReply tickets(ZendeskCall call, List<String> parts) {
    String what = parts.size() < 2 ? "" : parts.get(1);
    if (what.isEmpty()) {
      return page(call, "tickets", alive());
    }
    if (what.equals("show_many")) {
      JsonArray found = new JsonArray();
      call.ids().stream()
          .map(records.tickets::get)
          .filter(ticket -> ticket != null && !isDeleted(ticket))
          .forEach(found::add);
      return ZendeskReply.ok(
          withIncluded(call, Json.object("tickets", found, "count", found.size()), found));
    }
    JsonObject ticket = records.tickets.get(number(what));
    if (ticket == null || isDeleted(ticket)) {
      return notFound();
    }
    String more = parts.size() == 3 ? parts.get(2) : "";
    return switch (more) {
      case "" -> {
        JsonArray found = new JsonArray();
        found.add(ticket);
        yield ZendeskReply.ok(withIncluded(call, Json.object("ticket", ticket), found));
      }
      case "audits" ->
          ZendeskReply.ok(
              Json.object(
                  "audits",
                  records.audits.getOrDefault(Records.id(ticket), List.of()),
                  "next_page",
                  null));
      default -> notFound();
    };
  }

  private List<JsonObject> alive() {
    return records.tickets.values().stream().filter(ticket -> !isDeleted(ticket)).toList();
  }

  private static boolean isDeleted(JsonObject ticket) {
    return Json.text(ticket, "status").equals("deleted");
  }

  private JsonObject withIncluded(ZendeskCall call, JsonObject answer, JsonArray tickets) {
    Set<String> asked = Set.of(call.asked("include").orElse("").split(","));
    include(asked, answer, tickets, "users", records.users, "requester_id", "assignee_id");
    include(asked, answer, tickets, "groups", records.groups, "group_id");
    include(asked, answer, tickets, "organizations", records.organizations, "organization_id");
    return answer;
  }

  private static void include(
      Set<String> asked,
      JsonObject answer,
      JsonArray tickets,
      String what,
      Map<Long, JsonObject> from,
      String... fields) {
    if (!asked.contains(what)) {
      return;
    }
    Set<Long> ids = new TreeSet<>();
    for (JsonObject ticket : Json.objects(tickets)) {
      for (String field : fields) {
        Records.number(ticket, field).ifPresent(ids::add);
      }
    }
    answer.add(what, Json.array(ids.stream().map(from::get).filter(r -> r != null).toList()));
  }

  private ZendeskReply update(ZendeskCall call, List<String> parts, long actor) {
    JsonObject ticket = records.tickets.get(number(parts.get(1)));
    if (ticket == null || isDeleted(ticket)) {
      return notFound();
    }
    return desk.update(ticket, Json.child(call.json(), "ticket"), actor);
  }

  /** Walks tickets by when they were written; the last minute never is among them. */
  private ZendeskReply export(ZendeskCall call, long user) {
    if (!call.path().endsWith("incremental/tickets/cursor")) {
      return notFound();
    }
    JsonObject reader = records.users.get(user);
    if (reader == null || !Json.text(reader, "role").equals("admin")) {
      return new ZendeskReply(
          403,
          Json.object("error", "Forbidden", "description", "You do not have access to this page."));
    }
    Instant after =
        call.asked("cursor")
            .map(cursor -> Instant.ofEpochMilli(number(cursor)))
            .orElseGet(() -> Instant.ofEpochSecond(number(call.asked("start_time").orElse("0"))));
    Instant until = desk.now().minusSeconds(60);
    List<Map.Entry<Long, Instant>> due =
        records.generated.entrySet().stream()
            .filter(each -> !each.getValue().isBefore(after) && each.getValue().isBefore(until))
            .limit(PAGE)
            .toList();
    Instant last = due.isEmpty() ? after : due.getLast().getValue();
    List<JsonObject> tickets = due.stream().flatMap(each -> exported(each).stream()).toList();
    return ZendeskReply.ok(
        Json.object(
            "tickets",
            tickets,
            "after_url",
            null,
            "after_cursor",
            Long.toString(last.toEpochMilli()),
            "before_cursor",
            null,
            "end_of_stream",
            due.size() < PAGE));
  }

  private Optional<JsonObject> exported(Map.Entry<Long, Instant> each) {
    return Optional.ofNullable(records.tickets.get(each.getKey()))
        .map(JsonObject::deepCopy)
        .map(ticket -> {
          ticket.addProperty("generated_timestamp", each.getValue().getEpochSecond());
          return ticket;
        });
  }

  private static ZendeskReply one(String name, Map<Long, JsonObject> from, long id) {
    JsonObject found = from.get(id);
    return found == null ? notFound() : ZendeskReply.ok(Json.object(name, found));
  }

  private static ZendeskReply many(ZendeskCall call, String name, Map<Long, JsonObject> from) {
    List<JsonObject> found =
        call.ids().stream().map(from::get).filter(record -> record != null).toList();
    return ZendeskReply.ok(
        Json.object(name, found, "next_page", null, "previous_page", null, "count", found.size()));
  }

  private static ZendeskReply page(ZendeskCall call, String name, Collection<JsonObject> all) {
    long page = Math.max(1, number(call.asked("page").orElse("1")));
    List<JsonObject> found = all.stream().skip((page - 1) * PAGE).limit(PAGE).toList();
    return ZendeskReply.ok(
        Json.object(name, found, "next_page", null, "previous_page", null, "count", all.size()));
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }
}
