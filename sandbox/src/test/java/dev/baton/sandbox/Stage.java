package dev.baton.sandbox;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A sandbox with one workspace, one person, a small bot and Slack's own client. */
public final class Stage implements AutoCloseable {
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  public final Sandbox sandbox;
  public final TestBot bot = new TestBot();
  public final SlackWorkspace acme;
  public final Person ana;
  public final MethodsClient slack;
  final TestClock clock;

  Stage() {
    this(ANSWER_WITHIN, Duration.ofSeconds(60));
  }

  /** For tests in which something does not happen. */
  static Stage hurried() {
    return new Stage(Duration.ofMillis(300), Duration.ofMillis(200));
  }

  private Stage(Duration answerWithin, Duration patience) {
    this(new TestClock(), answerWithin, patience);
  }

  private Stage(TestClock clock, Duration answerWithin, Duration patience) {
    this(
        Sandbox.start(
            SandboxConfig.defaults().onClock(clock).answerWithin(answerWithin).patience(patience)),
        clock);
  }

  /** On a sandbox that somebody else started, on that clock. */
  public Stage(Sandbox sandbox, TestClock clock) {
    this.sandbox = sandbox;
    this.clock = clock;
    acme = sandbox.workspace("T0ACME", "Acme");
    ana = acme.person("ana@acme.test", "Ana");
    acme.connectBot(bot.events(), TestBot.SECRET);
    slack = client(acme.botToken());
  }

  MethodsClient client(String token) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(sandbox.slackApiUrl());
    // Slack's own model classes know every field of every answer.
    config.setFailOnUnknownProperties(true);
    return Slack.getInstance(config).methods(token);
  }

  /** What the bot does when it opens this view for a payload's trigger. */
  public ViewsOpenResponse open(JsonObject payload, JsonObject view) {
    try {
      var trigger = Json.text(payload, "trigger_id");
      return slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view.toString()));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (SlackApiException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The command {@code /open} opens this view. */
  Stage opening(JsonObject view) {
    bot.on(
        "/open",
        form -> {
          var opened = open(form, view);
          return opened.isOk() ? "" : "could not open: " + opened.getError();
        });
    return this;
  }

  public static JsonObject modal(String title, JsonObject... blocks) {
    return Json.object(
        "type",
        "modal",
        "title",
        plain(title),
        "submit",
        plain("Next"),
        "blocks",
        Arrays.asList(blocks));
  }

  public static JsonObject input(String id, String label, JsonObject element) {
    return Json.object("type", "input", "block_id", id, "label", plain(label), "element", element);
  }

  public static JsonObject typed(String actionId) {
    return Json.object("type", "plain_text_input", "action_id", actionId);
  }

  public static JsonObject chosen(String type, String actionId, String... options) {
    return Json.object("type", type, "action_id", actionId, "options", options(options));
  }

  public static List<JsonObject> options(String... labels) {
    return Arrays.stream(labels)
        .map(label -> Json.object("text", plain(label), "value", label))
        .toList();
  }

  public static JsonObject section(String text) {
    return Json.object("type", "section", "text", Json.object("type", "mrkdwn", "text", text));
  }

  public static JsonObject actions(String id, JsonObject... elements) {
    return Json.object("type", "actions", "block_id", id, "elements", Arrays.asList(elements));
  }

  public static JsonObject button(String actionId, String label) {
    return Json.object(
        "type", "button", "action_id", actionId, "text", plain(label), "value", "v-" + actionId);
  }

  public static JsonObject plain(String text) {
    return Json.object("type", "plain_text", "text", text);
  }

  public static String blocks(JsonObject... blocks) {
    return Json.array(Arrays.asList(blocks)).toString();
  }

  @Override
  public void close() {
    bot.close();
    sandbox.close();
  }
}
