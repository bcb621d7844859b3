package dev.baton.bot.isolation;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.bot.isolation.SlackSurfaces.Surface;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests as Slack signs them, from one person of one workspace, that name whatever is given where
 * an id can stand: in values, in private metadata, as views, messages, channels and in every field.
 */
public final class Forged {
  private static final Gson GSON = new Gson();

  /** Every field of every form, so that a submission is as whole as it can be. */
  private static final List<String> FIELDS =
      List.of(
          "ticket",
          "category",
          "priority",
          "reason",
          "steps_tried",
          "customer",
          "account_tier",
          "route",
          "owner",
          "checklist",
          "open_because",
          "information",
          "added_reason",
          "added_steps_tried",
          "bounce_code",
          "bounce_note",
          "right_tier",
          "duplicate_of",
          "question",
          "answer",
          "new_owner",
          "decider",
          "prefix",
          "pattern",
          "address");

  private final URI events;
  private final String secret;
  private final String team;
  private final String user;
  private final AtomicLong triggers = new AtomicLong();

  public Forged(URI events, String secret, String team, String user) {
    this.events = events;
    this.secret = secret;
    this.team = team;
    this.user = user;
  }

  /** This surface, with that text wherever something is named or typed. */
  public HttpRequest request(Surface surface, String text, Instant at) {
    return switch (surface.kind()) {
      case "command" -> form(command(surface.id(), text), at);
      case "event_callback" -> signed("application/json", event(surface.id(), text), at);
      default -> form("payload=" + encoded(interaction(surface, text).toString()), at);
    };
  }

  private String command(String command, String text) {
    return "command=%s&text=%s&team_id=%s&user_id=%s&trigger_id=%s&channel_id=%s&is_enterprise_install=false&response_url=http%%3A%%2F%%2F127.0.0.1%%3A1%%2F"
        .formatted(encoded(command), encoded(text), team, user, trigger(), encoded(text));
  }

  private String event(String type, String text) {
    JsonObject person = object("id", text, "team_id", team, "name", text);
    JsonObject event = object("type", type, "tab", "home", "channel", text, "event_ts", "1.2");
    event.add("user", type.equals("app_home_opened") ? GSON.toJsonTree(user) : person);
    JsonObject body =
        object("type", "event_callback", "team_id", team, "event_id", "Ev" + trigger());
    body.add("event", event);
    return body.toString();
  }

  private JsonObject interaction(Surface surface, String text) {
    JsonObject payload =
        object(
            "type", surface.kind(),
            "trigger_id", trigger(),
            "callback_id", surface.id(),
            "action_id", surface.id(),
            "block_id", surface.id(),
            "value", text,
            "message_ts", text);
    payload.add("team", object("id", team));
    payload.add("user", object("id", user, "team_id", team));
    payload.add("channel", object("id", text, "name", text));
    payload.add("container", object("type", "view", "view_id", text, "message_ts", text));
    payload.add("message", object("type", "message", "text", text, "ts", text, "user", user));
    payload.add("view", view(surface.id(), text));
    payload.add("actions", array(action(surface.id(), text)));
    return payload;
  }

  private static JsonObject action(String id, String text) {
    JsonObject action =
        object(
            "type", "button", "action_id", id, "block_id", id, "value", text, "action_ts", "1.2");
    action.add("selected_option", object("value", text));
    return action;
  }

  private static JsonObject view(String callback, String text) {
    JsonObject view =
        object(
            "type", "modal",
            "id", text,
            "root_view_id", text,
            "previous_view_id", text,
            "external_id", "",
            "hash", text,
            "callback_id", callback,
            "private_metadata", text);
    view.add("blocks", new JsonArray());
    JsonObject values = new JsonObject();
    FIELDS.forEach(field -> values.add(field, holder(field, text)));
    JsonObject state = new JsonObject();
    state.add("values", values);
    view.add("state", state);
    return view;
  }

  private static JsonObject holder(String field, String text) {
    JsonObject value = object("type", "plain_text_input", "value", text);
    value.add("selected_option", object("value", field.equals("priority") ? "P2" : text));
    value.addProperty("selected_user", text);
    value.add("selected_options", array(object("value", text)));
    JsonObject holder = new JsonObject();
    holder.add(field, value);
    return holder;
  }

  private String trigger() {
    return triggers.incrementAndGet() + ".0." + team;
  }

  private HttpRequest form(String body, Instant at) {
    return signed("application/x-www-form-urlencoded", body, at);
  }

  /** Any body with the right signature. */
  public HttpRequest signed(String type, String body, Instant at) {
    return signed(type, body.getBytes(StandardCharsets.UTF_8), at);
  }

  /** Any bytes with the right signature. */
  public HttpRequest signed(String type, byte[] body, Instant at) {
    return HttpRequest.newBuilder(events)
        .header("Content-Type", type)
        .header("X-Slack-Request-Timestamp", Long.toString(at.getEpochSecond()))
        .header("X-Slack-Signature", signature(at.getEpochSecond(), body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private String signature(long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + seconds + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonArray array(JsonElement element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }

  private static JsonObject object(String... pairs) {
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return GSON.toJsonTree(fields).getAsJsonObject();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
