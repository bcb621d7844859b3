package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;

/** A Web API call that is refused: {@code ok: false} with a reason. */
public final class SlackError extends RuntimeException {
  private final transient JsonObject answer;

  SlackError(String error) {
    super(error);
    answer = Json.object("ok", false, "error", error);
  }

  SlackError with(String name, Object value) {
    answer.add(name, Json.of(value));
    return this;
  }

  SlackError withMessages(List<String> messages) {
    return with("response_metadata", Json.object("messages", messages));
  }

  /** The answer's body. */
  public JsonObject answer() {
    return answer;
  }
}
