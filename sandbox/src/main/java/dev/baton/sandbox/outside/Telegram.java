package dev.baton.sandbox.outside;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of Telegram's Bot API that a bot uses, and the people who write to it. */
public final class Telegram {
  /** The only token that is good. */
  public static final String TOKEN = "7000000001:sandbox-telegram-token-000001";

  /** What the bot is called there. */
  public static final String USERNAME = "baton_sandbox_bot";

  private static final int MOST_CHARACTERS = 4_096;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Changes changes;
  private final InstantSource clock;
  private final Duration patience;
  private final Map<String, TelegramPerson> people = new LinkedHashMap<>();
  private final List<JsonObject> updates = new ArrayList<>();
  private long nextUpdate = 1;
  private long nextMessage = 1;
  private long nextChat = 5_000_000_001L;

  public Telegram(Changes changes, InstantSource clock, Duration patience) {
    this.changes = changes;
    this.clock = clock;
    this.patience = patience;
  }

  /** The person of that name, who joins when there is none. */
  public TelegramPerson person(String name) {
    return changes.inside(() ->
        people.computeIfAbsent(
            name, made -> new TelegramPerson(this, changes, patience, made, nextChat++)));
  }

  /** Everybody, in the order they joined. */
  public List<TelegramPerson> everybody() {
    return changes.read(() -> List.copyOf(people.values()));
  }

  /** Does what a call asks for. */
  public Answer answer(String token, String method, JsonObject body) {
    if (!token.equals(TOKEN)) {
      return refused(401, "Unauthorized");
    }
    return switch (method) {
      case "getMe" ->
          done(
              Json.object(
                  "id",
                  7_000_000_001L,
                  "is_bot",
                  true,
                  "first_name",
                  "Baton",
                  "username",
                  USERNAME));
      case "sendMessage" -> changes.inside(() -> send(body));
      case "getUpdates" -> updates(body);
      case "getChat" -> chat(body);
      case "setWebhook", "deleteWebhook" -> done(true);
      default -> refused(404, "Not Found");
    };
  }

  private Answer send(JsonObject body) {
    String text = Json.text(body, "text");
    if (text.isBlank()) {
      return refused(400, "Bad Request: message text is empty");
    }
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      return refused(400, "Bad Request: message is too long");
    }
    Optional<TelegramPerson> reader = reader(body);
    if (reader.isEmpty()) {
      return refused(400, "Bad Request: chat not found");
    }
    if (reader.get().hasBlocked()) {
      return refused(403, "Forbidden: bot was blocked by the user");
    }
    long id = nextMessage++;
    reader.get().take(text, Json.string(body, "parse_mode"), clock.instant());
    return done(
        Json.object(
            "message_id",
            id,
            "date",
            clock.instant().getEpochSecond(),
            "chat",
            Json.object("id", reader.get().chat(), "type", "private"),
            "text",
            text));
  }

  private Answer chat(JsonObject body) {
    return reader(body)
        .map(person ->
            done(Json.object("id", person.chat(), "type", "private", "first_name", person.name())))
        .orElseGet(() -> refused(400, "Bad Request: chat not found"));
  }

  private Optional<TelegramPerson> reader(JsonObject body) {
    String chat = Json.text(body, "chat_id");
    return people.values().stream()
        .filter(person -> String.valueOf(person.chat()).equals(chat))
        .findFirst();
  }

  /** Waits for something to tell, as Telegram does, but not for longer than a test would. */
  private Answer updates(JsonObject body) {
    long from = body.has("offset") ? body.get("offset").getAsLong() : 0;
    Duration wait =
        body.has("timeout") ? Duration.ofSeconds(body.get("timeout").getAsLong()) : Duration.ZERO;
    changes.run(() -> updates.removeIf(update -> update.get("update_id").getAsLong() < from));
    List<JsonObject> told =
        changes
            .await(
                wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT,
                () -> updates.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(updates)))
            .orElse(List.of());
    return done(Json.array(told));
  }

  void write(TelegramPerson person, String text, String chatType, long chat) {
    changes.run(() ->
        updates.add(
            Json.object(
                "update_id",
                nextUpdate++,
                "message",
                Json.object(
                    "message_id",
                    nextMessage++,
                    "date",
                    clock.instant().getEpochSecond(),
                    "from",
                    Json.object("id", person.chat(), "is_bot", false, "first_name", person.name()),
                    "chat",
                    Json.object("id", chat, "type", chatType, "first_name", person.name()),
                    "text",
                    text))));
  }

  private static Answer done(Object result) {
    return new Answer(200, Json.object("ok", true, "result", result));
  }

  private static Answer refused(int code, String description) {
    return new Answer(
        code, Json.object("ok", false, "error_code", code, "description", description));
  }
}
