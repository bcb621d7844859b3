package dev.baton.sandbox.outside;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PagerDuty's Events API v2: takes events, and shows what they make of incidents. */
public final class PagerDuty {
  private static final int KEY = 32;
  private static final int LONGEST_DEDUP_KEY = 255;
  private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  private final Changes changes;
  private final Duration patience;
  private final List<Event> events = new ArrayList<>();

  public PagerDuty(Changes changes, Duration patience) {
    this.changes = changes;
    this.patience = patience;
  }

  /** What was taken. */
  public record Event(String key, String action, String dedupKey, String summary) {}

  /** Takes an event, or says what is wrong with it. */
  public Answer enqueue(JsonObject body) {
    List<String> errors = errors(body);
    if (!errors.isEmpty()) {
      return new Answer(
          400,
          Json.object(
              "status", "invalid event", "message", "Event object is invalid", "errors", errors));
    }
    String dedup = Json.text(body, "dedup_key");
    changes.run(() ->
        events.add(
            new Event(
                Json.text(body, "routing_key"),
                Json.text(body, "event_action"),
                dedup,
                Json.text(Json.child(body, "payload"), "summary"))));
    return new Answer(
        202, Json.object("status", "success", "message", "Event processed", "dedup_key", dedup));
  }

  private static List<String> errors(JsonObject body) {
    List<String> errors = new ArrayList<>();
    String action = Json.text(body, "event_action");
    if (Json.text(body, "routing_key").length() != KEY) {
      errors.add("Invalid routing key");
    }
    if (!ACTIONS.contains(action)) {
      errors.add("'event_action' is missing or unknown");
    }
    String dedup = Json.text(body, "dedup_key");
    if (dedup.length() > LONGEST_DEDUP_KEY || (dedup.isEmpty() && !action.equals("trigger"))) {
      errors.add("'dedup_key' is missing or too long");
    }
    JsonObject payload = Json.child(body, "payload");
    if (action.equals("trigger")
        && (Json.text(payload, "summary").isEmpty()
            || Json.text(payload, "source").isEmpty()
            || !SEVERITIES.contains(Json.text(payload, "severity")))) {
      errors.add("'payload' needs summary, source and severity");
    }
    return errors;
  }

  /** Everything that was taken, in its order. */
  public List<Event> events() {
    return changes.read(() -> List.copyOf(events));
  }

  /** The first event of this action; waits for it. */
  public Event await(String action) {
    return changes
        .await(
            patience,
            () -> events.stream().filter(event -> event.action().equals(action)).findFirst())
        .orElseThrow(() -> new AssertionError("No " + action + " among " + events()));
  }

  /** Whether this incident waits for somebody. */
  public boolean isOpen(String dedupKey) {
    return changes.read(() -> {
      Optional<Event> last =
          events.stream()
              .filter(event -> event.dedupKey().equals(dedupKey))
              .reduce((_, later) -> later);
      return last.filter(event -> !event.action().equals("resolve")).isPresent();
    });
  }
}
