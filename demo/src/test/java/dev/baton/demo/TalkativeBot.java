package dev.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.slack.api.methods.SlackApiException;
import dev.baton.sandbox.Stage;
import dev.baton.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A bot that shows everything a page must draw: modals, messages, a file, a home tab. */
final class TalkativeBot {
  private final Stage stage;

  TalkativeBot(Stage stage) {
    this.stage = stage;
    stage.acme.command("/escalate", "[ticket] | guide | help", "Hand a ticket on");
    stage.acme.command("/escalation-log", "export | show TICKET | help", "What was handed on");
    stage.acme.shortcut("Escalate this message", "escalate_message");
    stage
        .bot
        .on("/escalate", this::openModal)
        .on("/escalation-log", this::sendFile)
        .on("message_action", this::openModal)
        .on("view_submission", this::takeOrRefuse)
        .on("block_suggestion", form -> suggestions())
        .on("block_actions", this::decide)
        .on("app_home_opened", this::publishHome);
  }

  private String openModal(JsonObject payload) {
    if (Json.text(payload, "text").equals("help")) {
      return Json.object("text", "Type `/escalate ZD-1042` to hand a ticket on.").toString();
    }
    stage.open(payload, pageOne());
    return "";
  }

  static JsonObject pageOne() {
    var reason = Stage.typed("v");
    reason.addProperty("multiline", true);
    var reasonBlock = Stage.input("reason", "Reason", reason);
    reasonBlock.add("hint", Stage.plain("What is wrong, and for whom?"));
    var search = Json.object("type", "external_select", "action_id", "v", "min_query_length", 1);
    var optional = Stage.input("account", "Account", search);
    optional.addProperty("optional", true);
    return Stage.modal(
        "Escalate a ticket",
        Stage.section("*ZD-1042* VPN drops every ten minutes"),
        reasonBlock,
        Stage.input("priority", "Priority", Stage.chosen("static_select", "v", "P1", "P2")),
        Stage.input("tier", "Next tier", Stage.chosen("radio_buttons", "v", "T2 Lena", "T3 Max")),
        Stage.input("check", "Checklist", Stage.chosen("checkboxes", "v", "Rebooted", "Logs read")),
        optional);
  }

  private String takeOrRefuse(JsonObject payload) {
    var values = Json.child(Json.child(Json.child(payload, "view"), "state"), "values");
    var reason = Json.text(Json.child(Json.child(values, "reason"), "v"), "value");
    if (reason.length() < 20) {
      return Json.object(
              "response_action",
              "errors",
              "errors",
              Json.object("reason", "Say what is wrong in at least 20 characters."))
          .toString();
    }
    postRequest(reason);
    return "";
  }

  private void postRequest(String reason) {
    var bounce = Stage.button("bounce", "Bounce");
    bounce.addProperty("style", "danger");
    bounce.add(
        "confirm",
        Json.object(
            "title", Stage.plain("Bounce it?"),
            "text", Stage.plain("Ana gets it back."),
            "confirm", Stage.plain("Yes, bounce"),
            "deny", Stage.plain("No")));
    var approve = Stage.button("approve", "Approve");
    approve.addProperty("style", "primary");
    post(
        stage.acme.person("lena@acme.test", "Lena").id(),
        "Ana asks you to take ZD-1042",
        Stage.blocks(
            Stage.section(
                "<@" + stage.ana.id() + "> asks you to take *<https://desk.test/1042|ZD-1042>*"),
            Stage.section("*Reason*\n>" + reason + "\n*Steps tried*\n• rebooted\n• `ping` _fails_"),
            Json.object(
                "type",
                "context",
                "elements",
                List.of(
                    Json.object(
                        "type",
                        "mrkdwn",
                        "text",
                        ":hourglass: by <!date^1772445600^{date_short_pretty} {time}|10:00 UTC>"))),
            Stage.actions("when", Json.object("type", "timepicker", "action_id", "when")),
            Stage.actions("decide", approve, bounce)));
  }

  private String decide(JsonObject payload) {
    var message = Json.child(payload, "message");
    var action = Json.text(Json.objects(payload, "actions").getFirst(), "action_id");
    var channel = Json.text(Json.child(payload, "channel"), "id");
    var words = action.equals("approve") ? "Approved by Lena" : "Bounced by Lena";
    call(() ->
        stage.slack.chatUpdate(r ->
            r.channel(channel)
                .ts(Json.text(message, "ts"))
                .text(words)
                .blocksAsString(Stage.blocks(Stage.section(":white_check_mark: " + words)))));
    return "";
  }

  private static String suggestions() {
    return Json.object("options", Stage.options("Globex", "Initech")).toString();
  }

  private String sendFile(JsonObject form) {
    var user = Json.text(form, "user_id");
    call(() ->
        stage.slack.filesUploadV2(r ->
            r.channel(directOf(user))
                .filename("escalations.csv")
                .title("Escalation log")
                .initialComment("Here is the log.")
                .fileData("ticket,state\nZD-1042,\"approved, late\"\n".getBytes(UTF_8))));
    return Json.object("text", "The export is on its way to your messages.").toString();
  }

  private String directOf(String user) {
    return call(() -> stage.slack.conversationsOpen(r -> r.users(List.of(user))))
        .getChannel()
        .getId();
  }

  private String publishHome(JsonObject payload) {
    var user = Json.text(Json.child(payload, "event"), "user");
    var home =
        Json.object(
            "type",
            "home",
            "blocks",
            List.of(
                Json.object("type", "header", "text", Stage.plain("What waits for you")),
                Stage.section("Nothing waits for you."),
                Stage.actions("go", Stage.button("escalate", "Escalate a ticket"))));
    call(() -> stage.slack.viewsPublish(r -> r.userId(user).viewAsString(home.toString())));
    return "";
  }

  void post(String channel, String text, String blocks) {
    call(() ->
        stage.slack.chatPostMessage(r -> r.channel(channel).text(text).blocksAsString(blocks)));
  }

  private interface SlackCall<T> {
    T make() throws IOException, SlackApiException;
  }

  private static <T> T call(SlackCall<T> call) {
    try {
      return call.make();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (SlackApiException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
