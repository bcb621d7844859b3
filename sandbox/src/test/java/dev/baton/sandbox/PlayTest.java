package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.people.Submission;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayTest {
  private final Sandbox sandbox = Sandbox.start();
  private final TestBot bot = new TestBot();
  private final SlackWorkspace acme =
      sandbox.workspace("T0ACME", "Acme").connectBot(bot.events(), TestBot.SECRET);
  private final MethodsClient slack = client(sandbox, acme.botToken());

  static MethodsClient client(Sandbox sandbox, String token) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(sandbox.slackApiUrl());
    config.setPrettyResponseLoggingEnabled(false);
    return Slack.getInstance(config).methods(token);
  }

  @AfterEach
  void stop() {
    bot.close();
    sandbox.close();
  }

  @Test
  void aCommandOpensAModalThatIsFilledByItsLabels() throws Exception {
    bot.on("/escalate", form -> open(Json.text(form, "trigger_id")));
    bot.on("view_submission", payload -> "");
    var ana = acme.person("ana@acme.test", "Ana");

    var outcome = ana.types("/escalate ZD-1042");

    assertThat(outcome.problem()).isEmpty();
    var modal = ana.modal();
    assertThat(modal.title()).isEqualTo("Escalate");
    assertThat(modal.labels()).containsExactly("Reason", "Priority");
    modal.fill("Reason", "The router is down").choose("Priority", "P2");
    assertThat(modal.submit("Next").kind()).isEqualTo(Submission.Kind.CLOSED);
    var values =
        Json.child(Json.child(bot.received("view_submission").getFirst(), "view"), "state");
    assertThat(values.toString()).contains("The router is down").contains("\"P2\"");
    assertThat(modal.isOpen()).isFalse();
  }

  private String open(String trigger) {
    try {
      var answer = slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view().toString()));
      assertThat(answer.getError()).isNull();
      return "";
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JsonObject view() {
    return Json.object(
        "type",
        "modal",
        "title",
        plain("Escalate"),
        "submit",
        plain("Next"),
        "blocks",
        List.of(
            Json.object(
                "type",
                "input",
                "block_id",
                "reason",
                "label",
                plain("Reason"),
                "element",
                Json.object("type", "plain_text_input", "action_id", "v", "multiline", true)),
            Json.object(
                "type",
                "input",
                "block_id",
                "priority",
                "label",
                plain("Priority"),
                "element",
                Json.object(
                    "type",
                    "static_select",
                    "action_id",
                    "v",
                    "options",
                    List.of(
                        Json.object("text", plain("P1"), "value", "P1"),
                        Json.object("text", plain("P2"), "value", "P2"))))));
  }

  private static JsonObject plain(String text) {
    return Json.object("type", "plain_text", "text", text);
  }
}
