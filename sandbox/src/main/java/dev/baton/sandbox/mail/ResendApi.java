package dev.baton.sandbox.mail;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of Resend's API that a bot uses. */
public final class ResendApi {
  private final Mailbox mailbox;
  private final Idempotency idempotency;
  private final String apiKey;

  /**
   * @param apiKey the only key that is good
   */
  public ResendApi(Mailbox mailbox, Idempotency idempotency, String apiKey) {
    this.mailbox = mailbox;
    this.idempotency = idempotency;
    this.apiKey = apiKey;
  }

  /**
   * Does what a request asks for.
   *
   * @param meanwhile runs while the request is under way, for requests that shall be slow
   */
  public Reply answer(ResendCall call, Runnable meanwhile) {
    if (!call.authorization().startsWith("Bearer ")) {
      return Reply.error(401, "missing_api_key", "Missing API Key in the authorization header");
    }
    if (!call.authorization().equals("Bearer " + apiKey)) {
      return Reply.error(403, "invalid_api_key", "API key is invalid");
    }
    if (call.method().equals("POST") && call.path().equals("emails")) {
      return send(call, meanwhile);
    }
    meanwhile.run();
    return call.method().equals("GET") ? read(call.path()) : notAllowed();
  }

  private Reply send(ResendCall call, Runnable meanwhile) {
    var body = Json.parseObject(call.body());
    if (body.isEmpty()) {
      return Reply.error(422, "validation_error", "The request body must be a JSON object.");
    }
    if (call.idempotencyKey().isEmpty()) {
      meanwhile.run();
      return MailRequest.check(body.get(), mailbox).orElseGet(() -> take(body.get(), call));
    }
    var key = call.idempotencyKey().get();
    if (key.isEmpty() || key.length() > 256) {
      return Reply.error(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    return idempotency.once(
        key,
        call.body(),
        () -> {
          meanwhile.run();
          return MailRequest.check(body.get(), mailbox).orElseGet(() -> take(body.get(), call));
        });
  }

  private Reply take(JsonObject body, ResendCall call) {
    var mail = mailbox.take(id -> MailRequest.mail(id, body, call.idempotencyKey(), mailbox.now()));
    return new Reply(200, Json.object("id", mail.id()));
  }

  private Reply read(String path) {
    return switch (path) {
      case "domains" -> new Reply(200, list(domains()));
      case "api-keys" ->
          new Reply(200, list(List.of(Json.object("id", "key-1", "name", "sandbox"))));
      default -> path.startsWith("emails/") ? email(path.substring(7)) : notFound(path);
    };
  }

  private Reply email(String id) {
    Optional<Mail> found = mailbox.all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    return found.map(mail -> new Reply(200, json(mail))).orElseGet(() -> notFound("Email"));
  }

  private List<JsonObject> domains() {
    return mailbox.domains().stream()
        .map(name ->
            Json.object(
                "id", "domain-" + name, "name", name, "status", "verified", "region", "eu-west-1"))
        .toList();
  }

  private static JsonObject json(Mail mail) {
    return Json.object(
        "object",
        "email",
        "id",
        mail.id(),
        "to",
        mail.to(),
        "from",
        mail.from(),
        "created_at",
        mail.at().toString(),
        "subject",
        mail.subject(),
        "html",
        mail.html(),
        "text",
        mail.text(),
        "cc",
        mail.cc(),
        "bcc",
        mail.bcc(),
        "reply_to",
        mail.replyTo(),
        "last_event",
        "delivered",
        "tags",
        tags(mail.tags()));
  }

  private static List<JsonObject> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Json.object("name", tag.getKey(), "value", tag.getValue()))
        .toList();
  }

  private static JsonObject list(List<JsonObject> data) {
    return Json.object("object", "list", "has_more", false, "data", data);
  }

  private static Reply notFound(String what) {
    return Reply.error(404, "not_found", what + " not found");
  }

  private static Reply notAllowed() {
    return Reply.error(405, "method_not_allowed", "Method is not allowed for this endpoint.");
  }
}
