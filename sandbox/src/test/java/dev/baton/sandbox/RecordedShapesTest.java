package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.methods.SlackApiException;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchange;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the sandbox says, Slack was recorded saying in the same form. */
class RecordedShapesTest {
  private final RecordedShapes recorded = new RecordedShapes();
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everyAnswerAndPayloadHasARecordedForm() throws Exception {
    stage.acme.grantOnly(
        "commands",
        "chat:write",
        "users:read",
        "users:read.email",
        "files:write",
        "files:read",
        "im:write",
        "im:history",
        "im:read",
        "team:read");
    peopleAreAskedFor();
    messagesArePosted();
    viewsAreUsed();
    filesAreShared();
    stage.slack.oauthV2Access(r ->
        r.clientId("sandbox-client")
            .clientSecret("sandbox-secret")
            .code(stage.acme.installCode(stage.ana)));
    stage.acme.revokeToken();
    stage.acme.install();
    stage.acme.uninstall();
    stage.acme.install();
    stage.slack.appsUninstall(r -> r.clientId("sandbox-client").clientSecret("sandbox-secret"));
    stage.acme.install();
    stage.slack.authRevoke(r -> r);

    var said = stage.sandbox.exchanges().all();
    assertThat(said.stream().map(RecordedShapesTest::name).collect(Collectors.toSet()))
        .containsAll(recorded.names());
    assertThat(said.stream().flatMap(exchange -> surprises(exchange).stream()).distinct())
        .isEmpty();
  }

  private List<String> surprises(Exchange exchange) {
    var name = name(exchange);
    return recorded.names().contains(name) ? recorded.surprises(name, said(exchange)) : List.of();
  }

  private static String name(Exchange exchange) {
    return exchange.name().startsWith("/") ? "/command" : exchange.name();
  }

  /** An answer of Slack's, or a payload it sent. */
  private static JsonObject said(Exchange exchange) {
    if (exchange.direction() == Direction.BOT_TO_SLACK) {
      return Json.parseObject(exchange.answer()).orElseThrow();
    }
    return Json.parseObject(exchange.request())
        .orElseGet(() -> {
          var form = new HashMap<String, Object>(Form.decode(exchange.request()));
          form.replaceAll((name, value) -> value.equals("false") ? false : value);
          return Json.parseObject(String.valueOf(form.get("payload")))
              .orElseGet(() -> Json.of(form).getAsJsonObject());
        });
  }

  private void peopleAreAskedFor() throws IOException, SlackApiException {
    var bot = stage.slack.authTest(r -> r).getBotId();
    stage.slack.botsInfo(r -> r.bot(bot));
    stage.slack.teamInfo(r -> r);
    stage.slack.usersList(r -> r);
    stage.slack.usersInfo(r -> r.user(stage.ana.id()));
    stage.slack.usersLookupByEmail(r -> r.email("ana@acme.test"));
    stage.slack.usersGetPresence(r -> r.user(stage.ana.id()));
    stage.ana.titled("agent");
    stage.acme.person("new@acme.test", "New");
  }

  private void messagesArePosted() throws IOException, SlackApiException {
    var direct = direct();
    var buttons = Stage.blocks(Stage.actions("a", Stage.button("go", "Go")));
    stage.slack.conversationsInfo(r -> r.channel(direct));
    var posted =
        stage.slack.chatPostMessage(r -> r.channel(direct).text("Decide").blocksAsString(buttons));
    stage.ana.lastDirectMessage().click("Go");
    stage.acme.shortcut("Escalate", "escalate_message");
    stage.ana.messageShortcut(stage.ana.lastDirectMessage(), "Escalate");
    stage.slack.chatUpdate(r -> r.channel(direct).ts(posted.getTs()).text("Decided"));
    stage.slack.chatPostEphemeral(r -> r.channel(direct).user(stage.ana.id()).text("psst"));
    stage.slack.conversationsHistory(r -> r.channel(direct));
    stage.slack.chatGetPermalink(r -> r.channel(direct).messageTs(posted.getTs()));
    stage.slack.chatDelete(r -> r.channel(direct).ts(posted.getTs()));
  }

  private String direct() throws IOException, SlackApiException {
    return stage
        .slack
        .conversationsOpen(r -> r.users(List.of(stage.ana.id())))
        .getChannel()
        .getId();
  }

  private void viewsAreUsed() throws IOException, SlackApiException {
    var modal = Stage.modal("One", Stage.input("r", "Reason", Stage.typed("v")));
    modal.addProperty("notify_on_close", true);
    stage.opening(modal).ana.types("/open it");
    var first = stage.ana.modal();
    stage.slack.viewsUpdate(r -> r.viewId(first.id()).viewAsString(modal.toString()));
    var trigger = stage.ana.trigger();
    stage.slack.viewsPush(r -> r.triggerId(trigger).viewAsString(modal.toString()));
    stage.ana.modal().close();
    first.fill("Reason", "enough of it").submit();
    stage.ana.opensHome();
    var home = Json.object("type", "home", "blocks", List.of(Stage.section("hello")));
    stage.slack.viewsPublish(r -> r.userId(stage.ana.id()).viewAsString(home.toString()));
  }

  private void filesAreShared() throws Exception {
    var channel = direct();
    var uploaded =
        stage.slack.filesUploadV2(
            r -> r.channel(channel).filename("log.csv").fileData("a,b\n".getBytes(UTF_8)));
    stage.slack.filesInfo(r -> r.file(uploaded.getFile().getId()));
  }
}
