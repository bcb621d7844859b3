package dev.baton.bot.medium;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.baton.bot.config.TelegramSettings;
import dev.baton.slack.EachOnce;
import dev.baton.slack.PlainCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Telegram's Bot API, as far as Baton needs it. The token is part of each address: no address, and
 * no exception that could hold one, leaves this class.
 */
public final class TelegramApi {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TelegramSettings settings;
  private final OkHttpClient client;

  public TelegramApi(TelegramSettings settings) {
    this.settings = settings;
    this.client = EachOnce.client().connectTimeout(CONNECT).build();
  }

  /** What Telegram answered. */
  public sealed interface Answer {
    record Done(JsonElement result) implements Answer {}

    /**
     * @param code as HTTP has it
     * @param description Telegram's own words
     * @param retryAfter for how long to wait, where it says so
     */
    record Refused(int code, String description, Optional<Duration> retryAfter) implements Answer {}

    /** Something else than Telegram answered, or it had a trouble of its own. */
    record Trouble(int status) implements Answer {}

    /**
     * No answer came.
     *
     * @param nothingSent whether the request surely did not arrive
     */
    record Silent(String why, boolean nothingSent) implements Answer {}
  }

  /** Who the bot is. */
  public Answer getMe() {
    return call("getMe", new JsonObject(), PATIENCE);
  }

  /** Sends a plain text to a chat; no marks in it mean anything. */
  public Answer sendMessage(String chat, String text) {
    JsonObject body = new JsonObject();
    body.addProperty("chat_id", Long.parseLong(chat));
    body.addProperty("text", text);
    JsonObject preview = new JsonObject();
    preview.addProperty("is_disabled", true);
    body.add("link_preview_options", preview);
    return call("sendMessage", body, PATIENCE);
  }

  /**
   * What people wrote to the bot since the last time; waits for it.
   *
   * @param from number of the first update that is wanted; what is before it is forgotten there
   */
  public Answer getUpdates(long from, Duration wait) {
    JsonObject body = new JsonObject();
    body.addProperty("offset", from);
    body.addProperty("timeout", wait.toSeconds());
    JsonArray kinds = new JsonArray();
    kinds.add("message");
    kinds.add("my_chat_member");
    body.add("allowed_updates", kinds);
    return call("getUpdates", body, wait.plus(PATIENCE));
  }

  /** A bot to which updates are pushed may not ask for them. */
  public Answer deleteWebhook() {
    return call("deleteWebhook", new JsonObject(), PATIENCE);
  }

  /** A name for this bot, or for a chat with it, that tells neither token nor number. */
  public String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(settings.token().reveal().getBytes(UTF_8));
      sha.update((byte) 0);
      return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Ends what is under way. */
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }

  private Answer call(String method, JsonObject body, Duration patience) {
    Request request =
        new Request.Builder()
            .url(settings.apiUrl() + "/bot" + settings.token().reveal() + "/" + method)
            .header("User-Agent", "baton")
            .post(RequestBody.create(body.toString(), JSON))
            .build();
    OkHttpClient patient = client.newBuilder().readTimeout(patience).callTimeout(patience).build();
    try (Response response = patient.newCall(request).execute()) {
      return read(response.code(), response.body().string());
    } catch (IOException silent) {
      boolean nothingSent =
          silent instanceof ConnectException
              || silent instanceof UnknownHostException
              || silent instanceof NoRouteToHostException;
      return new Answer.Silent(PlainCause.of(silent), nothingSent);
    }
  }

  private static Answer read(int status, String text) {
    Optional<JsonObject> json = object(text);
    if (json.isEmpty() || !json.get().has("ok")) {
      return new Answer.Trouble(status);
    }
    JsonObject answer = json.get();
    if (answer.get("ok").getAsBoolean()) {
      return answer.has("result")
          ? new Answer.Done(answer.get("result"))
          : new Answer.Trouble(status);
    }
    if (status >= 500) {
      return new Answer.Trouble(status);
    }
    String said = answer.has("description") ? answer.get("description").getAsString() : "";
    return new Answer.Refused(status, said, retryAfter(answer));
  }

  private static Optional<JsonObject> object(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException broken) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> retryAfter(JsonObject answer) {
    return Optional.ofNullable(answer.getAsJsonObject("parameters"))
        .map(parameters -> parameters.get("retry_after"))
        .map(seconds -> Duration.ofSeconds(Math.max(1, seconds.getAsLong())));
  }
}
