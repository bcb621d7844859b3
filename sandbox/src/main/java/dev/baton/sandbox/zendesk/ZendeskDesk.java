package dev.baton.sandbox.zendesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account with its agents and customers, who do things as people do them there. */
public final class ZendeskDesk {
  private final Changes changes;
  private final InstantSource clock;
  private final HttpClient http;
  private final Exchanges exchanges;
  private final long account;
  private final Records records;
  private final ZendeskOAuth oauth;
  private final ZendeskApi api;
  private final ZendeskEvents events;
  private final List<JsonObject> emitted = new ArrayList<>();
  private final List<JsonObject> updates = new ArrayList<>();
  private final List<ZendeskWebhook> webhooks = new ArrayList<>();

  public ZendeskDesk(
      Changes changes, InstantSource clock, HttpClient http, Exchanges exchanges, long account) {
    this.changes = changes;
    this.clock = clock;
    this.http = http;
    this.exchanges = exchanges;
    this.account = account;
    this.records = new Records(clock, account * 1_000 + 1);
    this.oauth = new ZendeskOAuth(clock);
    this.api = new ZendeskApi(this, records, oauth);
    this.events = new ZendeskEvents(account);
  }

  /** Its number. */
  public long account() {
    return account;
  }

  Instant now() {
    return clock.instant();
  }

  /** Does what a call asks for. */
  public ZendeskReply answer(ZendeskCall call) {
    return changes.inside(() -> {
      ZendeskReply reply = api.answer(call);
      return new ZendeskReply(reply.status(), reply.body().deepCopy());
    });
  }

  /** Somebody who works there; role {@code agent} or {@code admin}. Returns the id. */
  public long agent(String name, String email, String role) {
    return changes.inside(() -> Records.id(records.user(name, email, role)));
  }

  /** Somebody who asks, of an organisation. */
  public long customer(String name, String email, long organization) {
    return changes.inside(() -> {
      JsonObject user = records.user(name, email, "end-user");
      user.addProperty("organization_id", organization);
      return Records.id(user);
    });
  }

  /** Sets a field of a person, such as {@code suspended}. */
  public void setUser(long user, String field, JsonElement value) {
    changes.run(() -> Optional.ofNullable(records.users.get(user)).orElseThrow().add(field, value));
  }

  /** A group of these agents. */
  public long group(String name, long... members) {
    return changes.inside(() -> {
      long group = Records.id(records.group(name));
      for (long member : members) {
        records.member(member, group);
      }
      return group;
    });
  }

  /** A customer with fields that an admin named. */
  public long organization(String name, JsonObject fields) {
    return changes.inside(() -> Records.id(records.organization(name, fields)));
  }

  /** A customer asks; returns the ticket's id. */
  public long opens(long customer, String subject, String description) {
    return changes.inside(() -> {
      JsonObject ticket = records.ticket(customer, subject, description);
      emit(events.body("created", ticket, new JsonObject(), customer, clock.instant()));
      return Records.id(ticket);
    });
  }

  /** Somebody changes fields of a ticket, as the API names them. */
  public ZendeskReply changes(long actor, long ticket, Object... namesAndValues) {
    return changes.inside(() -> update(known(ticket), Json.object(namesAndValues), actor));
  }

  /** Somebody writes below a ticket. */
  public void comments(long author, long ticket, String text, boolean isPublic) {
    changes(author, ticket, "comment", Json.object("body", text, "public", isPublic));
  }

  /** What happens to a whole ticket: {@code merged}, {@code marked_as_spam}, {@code undeleted}. */
  public void happens(long actor, long ticket, String topic, JsonObject event) {
    changes.run(() -> {
      JsonObject it = known(ticket);
      boolean gone = topic.endsWith("_deleted") || topic.equals("marked_as_spam");
      if (gone || topic.equals("merged")) {
        it.addProperty("status", gone ? "deleted" : "closed");
      } else if (topic.equals("undeleted")) {
        it.addProperty("status", "open");
      }
      it.addProperty("updated_at", records.now());
      records.touched(it);
      emit(events.body(topic, it, event, actor, clock.instant()));
    });
  }

  /** As if a ticket had so many comments. */
  public void hasComments(long ticket, int count) {
    changes.run(() -> records.comments.put(ticket, count));
  }

  private JsonObject known(long ticket) {
    return Optional.ofNullable(records.tickets.get(ticket)).orElseThrow();
  }

  ZendeskReply update(JsonObject ticket, JsonObject asked, long actor) {
    updates.add(asked.deepCopy());
    TicketUpdate update = new TicketUpdate(records, ticket, asked, actor);
    Optional<ZendeskReply> refusal = update.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    TicketUpdate.Done done = update.apply();
    JsonObject author = Optional.ofNullable(records.users.get(actor)).orElseThrow();
    events.of(ticket, done, author, clock.instant()).forEach(this::emit);
    return ZendeskReply.ok(Json.object("ticket", ticket, "audit", done.audit()));
  }

  private void emit(JsonObject event) {
    emitted.add(event);
  }

  /** A ticket as the API shows it. */
  public JsonObject ticket(long id) {
    return changes.read(() -> known(id).deepCopy());
  }

  /** Everything that was asked to be changed, by anybody, in its order. */
  public List<JsonObject> updates() {
    return changes.read(() -> List.copyOf(updates));
  }

  /** Notes and answers below a ticket. */
  public List<JsonObject> commentsOf(long ticket) {
    return changes.read(() ->
        records.audits.getOrDefault(ticket, List.of()).stream()
            .flatMap(audit -> Json.objects(audit, "events").stream())
            .filter(event -> Json.text(event, "type").equals("Comment"))
            .toList());
  }

  /** What happened since this was asked last, as webhooks tell it. */
  public List<JsonObject> news() {
    return changes.inside(() -> {
      List<JsonObject> news = List.copyOf(emitted);
      emitted.clear();
      return news;
    });
  }

  /** An admin makes a webhook. */
  public ZendeskWebhook webhook(URI target) {
    return changes.inside(() -> {
      long id = records.newId();
      ZendeskWebhook made =
          new ZendeskWebhook(http, exchanges, account, id, target, "secret-of-" + id);
      webhooks.add(made);
      return made;
    });
  }

  /** Tells what happened since last; returns the answers. */
  public List<Integer> tell(ZendeskWebhook webhook) {
    return news().stream().map(event -> webhook.send(event, clock.instant())).toList();
  }

  ZendeskReply createWebhook(JsonObject asked) {
    if (Json.text(asked, "endpoint").isEmpty()) {
      return new ZendeskReply(400, Json.object("error", "BadRequest"));
    }
    ZendeskWebhook made = webhook(URI.create(Json.text(asked, "endpoint")));
    JsonObject shown = asked.deepCopy();
    shown.addProperty("id", made.id());
    return new ZendeskReply(201, Json.object("webhook", shown));
  }

  ZendeskReply signingSecret(List<String> parts) {
    return webhooks.stream()
        .filter(each -> parts.size() == 3 && parts.get(1).equals(Long.toString(each.id())))
        .findFirst()
        .map(each ->
            ZendeskReply.ok(
                Json.object(
                    "signing_secret", Json.object("algorithm", "SHA256", "secret", each.secret()))))
        .orElseGet(ZendeskReply::notFound);
  }

  /** A program may sign people in from now on. */
  public void client(String id, String secret) {
    changes.run(() -> oauth.client(id, secret));
  }

  /** A token of that person that works now. */
  public String token(long user) {
    return changes.inside(() -> oauth.token(user));
  }

  /** Access tokens are over; refresh tokens are not. */
  public void expireAccessTokens() {
    changes.run(oauth::expireAccess);
  }

  /** Ends every token. */
  public void revokeTokens() {
    changes.run(oauth::revokeAll);
  }

  /**
   * Somebody allows what the page of this address asks for.
   *
   * @param query of {@code /oauth/authorizations/new}
   * @return where the browser is led then
   */
  public URI allows(long user, Map<String, String> query) {
    return changes.inside(() -> {
      JsonObject asked = new JsonObject();
      query.forEach(asked::addProperty);
      if (!oauth.knows(Json.text(asked, "client_id"))) {
        throw new IllegalArgumentException("Nobody registered this client: " + query);
      }
      return URI.create(
          Json.text(asked, "redirect_uri")
              + "?code="
              + oauth.code(asked, user)
              + "&state="
              + Json.text(asked, "state"));
    });
  }

  /** That a field of a change is set to nothing. */
  public static JsonElement nothing() {
    return JsonNull.INSTANCE;
  }
}
