package dev.baton.sandbox.event;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Enterprise;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.PostedMessage;
import dev.baton.sandbox.slack.Team;
import dev.baton.sandbox.slack.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies Slack sends for what one person does in one workspace. Called inside the lock; each
 * call gives a fresh trigger and response_url.
 */
public final class Payloads {
  private static final String TOKEN = "legacy-verification-token";

  private final Team team;
  private final Member person;

  public Payloads(Team team, Member person) {
    this.team = team;
    this.person = person;
  }

  /** A slash command. */
  public BotRequest command(String command, String text, Conversation in) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("token", TOKEN);
    fields.put("team_id", team.id());
    fields.put("team_domain", team.domain());
    team.enterprise()
        .ifPresent(organisation -> {
          fields.put("enterprise_id", organisation.id());
          fields.put("enterprise_name", organisation.name());
        });
    fields.put("channel_id", in.id());
    fields.put("channel_name", in.name());
    fields.put("user_id", person.id());
    fields.put("user_name", person.name());
    fields.put("command", command);
    fields.put("text", escaped(text));
    fields.put("api_app_id", team.bot().appId());
    fields.put("is_enterprise_install", Boolean.toString(team.orgWide()));
    fields.put("response_url", team.responseUrls().issue(person.id(), in.id(), Optional.empty()));
    fields.put("trigger_id", trigger());
    return BotRequest.form(command, Form.encode(fields));
  }

  /** Slack escapes three characters in the text of a command, as in messages. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A click or a choice in a message. */
  public BotRequest actionInMessage(JsonObject action, PostedMessage message, Conversation in) {
    var payload = interaction("block_actions");
    var ephemeral = message.ephemeralTo().isPresent();
    payload.add(
        "container",
        Json.object(
            "type",
            "message",
            "message_ts",
            message.ts(),
            "channel_id",
            in.id(),
            "is_ephemeral",
            ephemeral));
    payload.addProperty("trigger_id", trigger());
    payload.add("channel", Json.object("id", in.id(), "name", in.name()));
    if (!ephemeral) {
      payload.add("message", message.json(team));
    }
    payload.add("state", Json.object("values", new JsonObject()));
    addResponseUrl(payload, in, message);
    payload.add("actions", Json.array(List.of(timed(action))));
    return form(payload);
  }

  /** A click or a choice in a modal or a home tab. */
  public BotRequest actionInView(JsonObject action, View view) {
    var payload = interaction("block_actions");
    payload.add("container", Json.object("type", "view", "view_id", view.id()));
    payload.addProperty("trigger_id", trigger());
    payload.add("view", view.json());
    payload.add("actions", Json.array(List.of(timed(action))));
    return form(payload);
  }

  /** What is typed into an external select. */
  public BotRequest suggestion(JsonObject element, String blockId, String typed, View view) {
    var payload = interaction("block_suggestion");
    payload.add("container", Json.object("type", "view", "view_id", view.id()));
    payload.addProperty("action_id", Json.text(element, "action_id"));
    payload.addProperty("block_id", blockId);
    payload.addProperty("value", typed);
    payload.add("view", view.json());
    return form(payload);
  }

  /** The submit button of a modal. */
  public BotRequest submission(View view) {
    var payload = interaction("view_submission");
    payload.addProperty("trigger_id", trigger());
    payload.add("view", view.json());
    payload.add("response_urls", Json.array(List.of()));
    return form(payload);
  }

  /** A modal closed without submitting. */
  public BotRequest closed(View view, boolean cleared) {
    var payload = interaction("view_closed");
    payload.add("view", view.json());
    payload.addProperty("is_cleared", cleared);
    return form(payload);
  }

  /** A shortcut on a message. */
  public BotRequest messageShortcut(String callbackId, PostedMessage message, Conversation in) {
    var payload = interaction("message_action");
    payload.remove("api_app_id");
    Json.child(payload, "user").remove("username");
    payload.addProperty("callback_id", callbackId);
    payload.addProperty("trigger_id", trigger());
    payload.addProperty("action_ts", actionTs());
    payload.addProperty("message_ts", message.ts());
    payload.add("channel", Json.object("id", in.id(), "name", in.name()));
    payload.add("message", message.json(team));
    addResponseUrl(payload, in, message);
    return form(payload);
  }

  /** A shortcut from the search or the plus menu. */
  public BotRequest globalShortcut(String callbackId) {
    var payload = interaction("shortcut");
    payload.addProperty("callback_id", callbackId);
    payload.addProperty("trigger_id", trigger());
    payload.addProperty("action_ts", actionTs());
    return form(payload);
  }

  private JsonObject interaction(String type) {
    var user =
        Json.object(
            "id",
            person.id(),
            "username",
            person.name(),
            "name",
            person.name(),
            "team_id",
            person.teamId());
    var enterprise =
        team.enterprise().map(Payloads::json).map(object -> (Object) object).orElse(null);
    return Json.object(
        "type",
        type,
        "user",
        user,
        "api_app_id",
        team.bot().appId(),
        "token",
        TOKEN,
        "team",
        team.json(),
        "enterprise",
        enterprise,
        "is_enterprise_install",
        team.orgWide());
  }

  private void addResponseUrl(JsonObject payload, Conversation in, PostedMessage message) {
    payload.addProperty(
        "response_url", team.responseUrls().issue(person.id(), in.id(), Optional.of(message.ts())));
  }

  private JsonObject timed(JsonObject action) {
    var timed = action.deepCopy();
    timed.addProperty("action_ts", actionTs());
    return timed;
  }

  private String trigger() {
    return team.triggers().issue(person.id());
  }

  private String actionTs() {
    return team.nextTs();
  }

  private static JsonObject json(Enterprise enterprise) {
    return Json.object("id", enterprise.id(), "name", enterprise.name());
  }

  private static BotRequest form(JsonObject payload) {
    return BotRequest.form(
        Json.text(payload, "type"), Form.encode(Map.of("payload", payload.toString())));
  }
}
