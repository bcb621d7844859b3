package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/** What the bot wants a message to say. */
public record Content(
    String text, JsonArray blocks, Optional<String> threadTs, Optional<JsonObject> metadata) {

  /** Content outside a thread. */
  public static Content of(String text, JsonArray blocks) {
    return new Content(text, blocks, Optional.empty(), Optional.empty());
  }
}
