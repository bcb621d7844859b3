package dev.baton.sandbox.mail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The body of {@code POST /emails}: what Resend refuses in it, and the mail it makes. */
final class MailRequest {
  private static final int MOST_RECEIVERS = 50;
  private static final String FORMAT =
      "The email address needs to follow the `email@example.com` or "
          + "`Name <email@example.com>` format.";

  private MailRequest() {}

  /** The refusal; empty when the mail may be sent. */
  static Optional<Reply> check(JsonObject body, Mailbox mailbox) {
    for (var name : List.of("from", "to", "subject")) {
      if (addresses(body, name).isEmpty()) {
        return Optional.of(
            Reply.error(422, "missing_required_field", "Missing `" + name + "` field."));
      }
    }
    if (Json.text(body, "html").isEmpty() && Json.text(body, "text").isEmpty()) {
      return Optional.of(
          Reply.error(422, "missing_required_field", "Missing `html` or `text` field."));
    }
    return checkAddresses(body).or(() -> checkDomain(body, mailbox));
  }

  static Mail mail(String id, JsonObject body, Optional<String> key, Instant now) {
    return new Mail(
        id,
        Json.text(body, "from"),
        addresses(body, "to"),
        addresses(body, "cc"),
        addresses(body, "bcc"),
        addresses(body, "reply_to"),
        Json.text(body, "subject"),
        Json.text(body, "html"),
        Json.text(body, "text"),
        headers(body),
        tags(body),
        key,
        now);
  }

  private static Optional<Reply> checkAddresses(JsonObject body) {
    if (addresses(body, "to").size() > MOST_RECEIVERS) {
      return invalid("The `to` field must not have more than 50 items.");
    }
    for (var name : List.of("from", "to", "cc", "bcc", "reply_to")) {
      if (!addresses(body, name).stream().allMatch(Addresses::valid)) {
        return invalid("Invalid `" + name + "` field. " + FORMAT);
      }
    }
    return Optional.empty();
  }

  private static Optional<Reply> checkDomain(JsonObject body, Mailbox mailbox) {
    var domain = Addresses.domain(Json.text(body, "from"));
    if (mailbox.maySendFrom(domain)) {
      return Optional.empty();
    }
    return Optional.of(
        Reply.error(
            403,
            "validation_error",
            "The %s domain is not verified. Please, add and verify your domain on "
                    .formatted(domain)
                + "https://resend.com/domains"));
  }

  private static Optional<Reply> invalid(String message) {
    return Optional.of(Reply.error(422, "validation_error", message));
  }

  private static List<String> addresses(JsonObject body, String name) {
    var value = body.get(name);
    if (value != null && value.isJsonArray()) {
      return StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
          .map(JsonElement::getAsString)
          .toList();
    }
    return Json.string(body, name).filter(text -> !text.isEmpty()).stream().toList();
  }

  private static Map<String, String> headers(JsonObject body) {
    var headers = new LinkedHashMap<String, String>();
    Json.child(body, "headers").asMap().forEach((name, v) -> headers.put(name, v.getAsString()));
    return headers;
  }

  private static Map<String, String> tags(JsonObject body) {
    var tags = new LinkedHashMap<String, String>();
    Json.objects(body, "tags")
        .forEach(tag -> tags.put(Json.text(tag, "name"), Json.text(tag, "value")));
    return tags;
  }
}
