package dev.baton.bot.log;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.baton.escalation.log.AuditContent;
import dev.baton.escalation.log.AuditEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** One line of an exported audit chain: an event, or at the end the head. */
sealed interface AuditLine {
  /**
   * @param content with its salt; empty once erased
   */
  record Event(AuditEvent event, Optional<AuditContent> content) implements AuditLine {}

  /** What the chain ended with when it was exported. */
  record Head(long number, String hash) implements AuditLine {}

  /** Nothing that Baton wrote. */
  record Foreign() implements AuditLine {}

  /** The line as JSON, without a line end. */
  default String json() {
    return switch (this) {
      case Event(AuditEvent event, var content) -> json(event, content).toString();
      case Head(long number, String hash) -> {
        JsonObject head = new JsonObject();
        head.addProperty("head", hash);
        head.addProperty("number", number);
        yield head.toString();
      }
      case Foreign _ -> throw new IllegalStateException("A foreign line is never written");
    };
  }

  /** Reads a line of a file; whatever it holds, this does not throw. */
  static AuditLine parse(String line) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      return object.has("head")
          ? new Head(object.get("number").getAsLong(), object.get("head").getAsString())
          : new Event(event(object), content(object));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | NumberFormatException
        | DateTimeException foreign) {
      return new Foreign();
    }
  }

  private static JsonObject json(AuditEvent event, Optional<AuditContent> content) {
    JsonObject object = new JsonObject();
    object.addProperty("workspace", event.workspace());
    object.addProperty("number", event.number());
    object.addProperty("at", event.at().toString());
    object.addProperty("kind", event.kind());
    object.addProperty("actor", event.actor());
    object.addProperty("surface", event.surface());
    event.ticket().ifPresent(ticket -> object.addProperty("ticket", ticket));
    event.seq().ifPresent(seq -> object.addProperty("seq", seq));
    object.addProperty("digest", event.digest());
    object.addProperty("previous", event.previous());
    object.addProperty("hash", event.hash());
    content.ifPresent(said -> {
      object.addProperty("salt", said.salt());
      object.addProperty("content", said.text());
    });
    return object;
  }

  private static AuditEvent event(JsonObject object) {
    return new AuditEvent(
        object.get("workspace").getAsString(),
        object.get("number").getAsLong(),
        Instant.parse(object.get("at").getAsString()),
        object.get("kind").getAsString(),
        object.get("actor").getAsString(),
        object.get("surface").getAsString(),
        Optional.ofNullable(object.get("ticket")).map(JsonElement::getAsString),
        Optional.ofNullable(object.get("seq")).map(JsonElement::getAsInt),
        object.get("digest").getAsString(),
        object.get("previous").getAsString(),
        object.get("hash").getAsString());
  }

  private static Optional<AuditContent> content(JsonObject object) {
    return object.has("salt")
        ? Optional.of(
            new AuditContent(object.get("salt").getAsString(), object.get("content").getAsString()))
        : Optional.empty();
  }
}
