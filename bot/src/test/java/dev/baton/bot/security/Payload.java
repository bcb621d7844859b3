package dev.baton.bot.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** What Slack would send for anybody at all, whether their screen shows it or not. */
record Payload(String team, String user, String trigger) {
  private static final String VIEW = "VFORGED";

  String command(String command, String text) {
    return form(
        Map.of(
            "team_id", team,
            "user_id", user,
            "command", command,
            "text", text,
            "channel_id", "C1",
            "trigger_id", trigger,
            "is_enterprise_install", "false",
            "response_url", "http://127.0.0.1:1/none"));
  }

  String shortcut(String id, String message) {
    JsonObject payload = interaction("message_action");
    payload.addProperty("callback_id", id);
    JsonObject said = new JsonObject();
    said.addProperty("text", message);
    said.addProperty("ts", "1.1");
    payload.add("message", said);
    return form(payload);
  }

  String shortcut(String id) {
    JsonObject payload = interaction("shortcut");
    payload.addProperty("callback_id", id);
    return form(payload);
  }

  String button(String id, String value) {
    return action(id, "button", value, view(id, "", new JsonObject()));
  }

  /** A click on App Home, where no form is open. */
  String homeButton(String id, String value) {
    JsonObject home = view(id, "", new JsonObject());
    home.addProperty("type", "home");
    return action(id, "button", value, home);
  }

  /** Another choice in a form that is open. */
  String choice(String id, String value, JsonObject view) {
    return action(id, "static_select", value, view);
  }

  private String action(String id, String type, String value, JsonObject view) {
    JsonObject payload = interaction("block_actions");
    JsonObject action = new JsonObject();
    action.addProperty("type", type);
    action.addProperty("action_id", id);
    action.addProperty("block_id", id);
    action.addProperty("value", value);
    action.add("selected_option", option(value));
    JsonArray actions = new JsonArray();
    actions.add(action);
    payload.add("actions", actions);
    payload.add("view", view);
    return form(payload);
  }

  String options(String id, String typed) {
    JsonObject payload = interaction("block_suggestion");
    payload.addProperty("action_id", id);
    payload.addProperty("block_id", id);
    payload.addProperty("value", typed);
    return form(payload);
  }

  String submit(JsonObject view) {
    JsonObject payload = interaction("view_submission");
    payload.add("view", view);
    return form(payload);
  }

  String close(JsonObject view) {
    JsonObject payload = interaction("view_closed");
    payload.add("view", view);
    payload.addProperty("is_cleared", true);
    return form(payload);
  }

  String homeOpened() {
    JsonObject event = new JsonObject();
    event.addProperty("type", "app_home_opened");
    event.addProperty("user", user);
    event.addProperty("tab", "home");
    event.addProperty("channel", "D1");
    JsonObject payload = new JsonObject();
    payload.addProperty("type", "event_callback");
    payload.addProperty("team_id", team);
    payload.addProperty("api_app_id", "A1");
    payload.addProperty("event_id", "Ev" + trigger);
    payload.add("event", event);
    return payload.toString();
  }

  /** A form as Slack sends it back. */
  JsonObject view(String callbackId, String memory, JsonObject values) {
    return view(VIEW + user, callbackId, memory, values);
  }

  JsonObject view(String root, String callbackId, String memory, JsonObject values) {
    JsonObject state = new JsonObject();
    state.add("values", values);
    JsonObject view = new JsonObject();
    view.addProperty("id", root);
    view.addProperty("root_view_id", root);
    view.addProperty("type", "modal");
    view.addProperty("callback_id", callbackId);
    view.addProperty("private_metadata", memory);
    view.addProperty("hash", "1.1");
    view.add("blocks", new JsonArray());
    view.add("state", state);
    return view;
  }

  static JsonObject typed(JsonObject values, String block, String text) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "plain_text_input");
    value.addProperty("value", text);
    return put(values, block, value);
  }

  static JsonObject day(JsonObject values, String block, String day) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "datepicker");
    value.addProperty("selected_date", day);
    return put(values, block, value);
  }

  static JsonObject chosen(JsonObject values, String block, String option) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "static_select");
    value.add("selected_option", option(option));
    return put(values, block, value);
  }

  static JsonObject person(JsonObject values, String block, String id) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "users_select");
    value.addProperty("selected_user", id);
    return put(values, block, value);
  }

  private static JsonObject put(JsonObject values, String block, JsonObject value) {
    JsonObject actions = new JsonObject();
    actions.add(block, value);
    values.add(block, actions);
    return values;
  }

  private static JsonObject option(String value) {
    JsonObject text = new JsonObject();
    text.addProperty("type", "plain_text");
    text.addProperty("text", value.isEmpty() ? "none" : value);
    JsonObject option = new JsonObject();
    option.add("text", text);
    option.addProperty("value", value);
    return option;
  }

  private JsonObject interaction(String type) {
    JsonObject payload = new JsonObject();
    payload.addProperty("type", type);
    payload.add("user", id(user));
    payload.add("team", id(team));
    payload.addProperty("trigger_id", trigger);
    payload.addProperty("api_app_id", "A1");
    payload.addProperty("is_enterprise_install", false);
    return payload;
  }

  private static JsonObject id(String id) {
    JsonObject object = new JsonObject();
    object.addProperty("id", id);
    return object;
  }

  private static String form(JsonObject payload) {
    return form(Map.of("payload", payload.toString()));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
