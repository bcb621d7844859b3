package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.slack.api.methods.SlackApiException;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.NotOnScreen;
import dev.baton.sandbox.people.Submission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private Modal opened(JsonObject... blocks) {
    var outcome = stage.opening(Stage.modal("Escalate", blocks)).ana.types("/open");
    assertThat(outcome.problem()).isEmpty();
    return stage.ana.modal();
  }

  private JsonObject lastView(String payload) {
    return Json.child(stage.bot.received(payload).getLast(), "view");
  }

  private JsonObject lastState(String block) {
    var values = Json.child(Json.child(lastView("view_submission"), "state"), "values");
    return Json.child(Json.child(values, block), "v");
  }

  @Test
  void aCommandCarriesWhatWasTyped() {
    stage.bot.on("/escalate", form -> Json.object("text", "usage: …").toString());

    var outcome = stage.ana.types("/escalate ZD-1042 now");

    var form = stage.bot.received("/escalate").getFirst();
    assertThat(Json.text(form, "text")).isEqualTo("ZD-1042 now");
    assertThat(Json.text(form, "user_id")).isEqualTo(stage.ana.id());
    assertThat(Json.text(form, "team_id")).isEqualTo("T0ACME");
    assertThat(outcome.reply().text()).isEqualTo("usage: …");
    assertThat(outcome.reply().isEphemeral()).isTrue();
  }

  @Test
  void aCommandIsTypedOnlyWhereItsPersonIs() {
    var leads = stage.acme.privateChannel("leads");
    assertThatThrownBy(() -> stage.ana.typesIn(leads, "/escalate ZD-1042"))
        .isInstanceOf(NotOnScreen.class)
        .hasMessageContaining(leads.id());

    leads.invite(stage.ana);
    assertThat(stage.ana.typesIn(leads, "/escalate ZD-1042").problem()).isEmpty();
    var form = stage.bot.received("/escalate").getFirst();
    assertThat(Json.text(form, "channel_id")).isEqualTo(leads.id());
  }

  @Test
  void aModalIsFilledByItsLabels() {
    var modal =
        opened(
            Stage.input("r", "Reason", Stage.typed("v")),
            Stage.input("p", "Priority", Stage.chosen("static_select", "v", "P1", "P2")),
            Stage.input("t", "Target", Stage.chosen("radio_buttons", "v", "T2", "T3")),
            Stage.input("c", "Checklist", Stage.chosen("checkboxes", "v", "Rebooted", "Logs")),
            Stage.input("m", "Products", Stage.chosen("multi_static_select", "v", "A", "B", "C")),
            Stage.input("u", "Owner", Json.object("type", "users_select", "action_id", "v")),
            Stage.input("d", "Day", Json.object("type", "datepicker", "action_id", "v")));

    modal.fill("Reason", "down").choose("Priority", "P2").choose("Target", "T3");
    modal.check("Checklist", "Logs").chooseAll("Products", "A", "C").choose("Owner", "Ana");
    modal.fill("Day", "2026-03-04");

    assertThat(modal.submit("Next").kind()).isEqualTo(Submission.Kind.CLOSED);
    assertThat(Json.text(lastState("r"), "value")).isEqualTo("down");
    assertThat(Json.text(Json.child(lastState("p"), "selected_option"), "value")).isEqualTo("P2");
    assertThat(Json.text(Json.child(lastState("t"), "selected_option"), "value")).isEqualTo("T3");
    assertThat(Json.objects(lastState("c"), "selected_options")).hasSize(1);
    assertThat(Json.objects(lastState("m"), "selected_options")).hasSize(2);
    assertThat(Json.text(lastState("u"), "selected_user")).isEqualTo(stage.ana.id());
    assertThat(Json.text(lastState("d"), "selected_date")).isEqualTo("2026-03-04");
    assertThat(modal.isOpen()).isFalse();
  }

  @Test
  void whatIsInAFieldCanBeReadBack() {
    var select = Stage.chosen("checkboxes", "v", "A", "B");
    select.add("initial_options", Json.array(Stage.options("A")));
    var modal =
        opened(Stage.input("c", "Boxes", select), Stage.input("r", "Reason", Stage.typed("v")));

    assertThat(modal.value("Boxes")).isEqualTo("A");
    modal.check("Boxes", "B");
    assertThat(modal.value("Boxes")).isEqualTo("A, B");
    modal.uncheck("Boxes", "A").fill("Reason", "x").clear("Reason");
    assertThat(modal.value("Boxes")).isEqualTo("B");
    assertThat(modal.value("Reason")).isEmpty();
    assertThat(modal.options("Boxes")).containsExactly("A", "B");
  }

  @Test
  void aLabelThatIsNotThereNamesThoseThatAre() {
    var modal = opened(Stage.input("r", "Reason", Stage.typed("v")));

    assertThatThrownBy(() -> modal.fill("Steps tried", "x"))
        .isInstanceOf(NotOnScreen.class)
        .hasMessageContaining("Steps tried")
        .hasMessageContaining("[Reason]");
    assertThatThrownBy(() -> modal.submit("Send")).hasMessageContaining("“Next”");
  }

  @Test
  void anEmptyRequiredFieldNeverReachesTheBot() {
    var modal = opened(Stage.input("r", "Reason", Stage.typed("v")));

    var refused = modal.submit();

    assertThat(refused.kind()).isEqualTo(Submission.Kind.REFUSED);
    assertThat(modal.errors()).containsOnlyKeys("Reason");
    assertThat(stage.bot.received("view_submission")).isEmpty();
  }

  @Test
  void errorsAppearBesideTheirLabelsAndKeepWhatWasTyped() {
    var modal = opened(Stage.input("r", "Reason", Stage.typed("v")));
    stage.bot.on("view_submission", p -> errors("r", "Say more."));

    modal.fill("Reason", "n/a").submit();

    assertThat(modal.errors()).containsEntry("Reason", "Say more.");
    assertThat(modal.isOpen()).isTrue();
    assertThat(modal.value("Reason")).isEqualTo("n/a");
  }

  @Test
  void anErrorForNoInputIsAFailureOfTheBot() {
    var modal = opened(Stage.section("Hi"), Stage.input("r", "Reason", Stage.typed("v")));
    stage.bot.on("view_submission", p -> errors("reason", "Say more."));

    var failed = modal.fill("Reason", "x").submit();

    assertThat(failed.kind()).isEqualTo(Submission.Kind.FAILED);
    assertThat(failed.problem().orElseThrow()).contains("“reason”").contains("[r]");
  }

  private static String errors(String blockId, String text) {
    return Json.object("response_action", "errors", "errors", Json.object(blockId, text))
        .toString();
  }

  @Test
  void aSubmissionMayUpdatePushAndClear() {
    var modal = opened(Stage.section("one"));

    stage.bot.on("view_submission", p -> answer("update", Stage.modal("Two")));
    assertThat(modal.submit().kind()).isEqualTo(Submission.Kind.UPDATED);
    assertThat(modal.title()).isEqualTo("Two");

    stage.bot.on("view_submission", p -> answer("push", Stage.modal("Three")));
    assertThat(modal.submit().kind()).isEqualTo(Submission.Kind.PUSHED);
    assertThat(stage.ana.modal("Three").id()).isNotEqualTo(modal.id());
    assertThat(Json.text(stage.ana.modal().json(), "previous_view_id")).isEqualTo(modal.id());

    stage.bot.on("view_submission", p -> Json.object("response_action", "clear").toString());
    assertThat(stage.ana.modal().submit().kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(stage.ana.modals()).isEmpty();
  }

  @Test
  void aBrokenNextViewIsAFailureOfTheBot() {
    var modal = opened(Stage.section("one"));
    stage.bot.on("view_submission", p -> answer("update", Stage.modal("x".repeat(30))));

    assertThat(modal.submit().problem().orElseThrow()).contains("/view/title/text");
    assertThat(modal.title()).isEqualTo("Escalate");
  }

  private static String answer(String action, JsonObject view) {
    return Json.object("response_action", action, "view", view).toString();
  }

  @Test
  void theBotHearsOfAClosedModalOnlyWhenItAsked() {
    opened(Stage.section("one")).close();
    assertThat(stage.bot.received("view_closed")).isEmpty();

    var asking = Stage.modal("Escalate", Stage.section("one"));
    asking.addProperty("notify_on_close", true);
    stage.opening(asking).ana.types("/open");
    stage.ana.modal().close();

    assertThat(stage.bot.received("view_closed")).hasSize(1);
    assertThat(stage.ana.modals()).isEmpty();
  }

  @Test
  void aSelectThatDispatchesCallsTheBotAtOnce() {
    var input = Stage.input("p", "Priority", Stage.chosen("static_select", "v", "P1", "P2"));
    input.addProperty("dispatch_action", true);
    var modal = opened(input);

    modal.choose("Priority", "P1");

    var action = Json.objects(stage.bot.received("block_actions").getFirst(), "actions").getFirst();
    assertThat(Json.text(Json.child(action, "selected_option"), "value")).isEqualTo("P1");
    assertThat(Json.text(lastView("block_actions"), "id")).isEqualTo(modal.id());
  }

  @Test
  void anExternalSelectIsTypedIntoAndPickedFrom() {
    var select = Json.object("type", "external_select", "action_id", "v");
    var modal = opened(Stage.input("k", "Category", select));
    stage.bot.on(
        "block_suggestion",
        p -> Json.object("options", Stage.options("Billing", "Bills")).toString());

    assertThat(modal.suggestions("Category", "Bil")).containsExactly("Billing", "Bills");
    modal.choose("Category", "Billing").submit();

    assertThat(Json.text(stage.bot.received("block_suggestion").getFirst(), "value"))
        .isEqualTo("Bil");
    assertThat(Json.text(Json.child(lastState("k"), "selected_option"), "value"))
        .isEqualTo("Billing");
  }

  @Test
  void anAttachedFileCanBeFetchedWithTheToken() throws Exception {
    var modal =
        opened(Stage.input("f", "Matrix", Json.object("type", "file_input", "action_id", "v")));

    modal.attach("Matrix", "matrix.csv", "from_tier,to_tier".getBytes(UTF_8)).submit();

    var file = Json.objects(lastState("f"), "files").getFirst();
    assertThat(Json.text(file, "name")).isEqualTo("matrix.csv");
    assertThat(fetch(file, stage.acme.botToken()).body()).isEqualTo("from_tier,to_tier");
    assertThat(fetch(file, "xoxb-another").statusCode()).isEqualTo(302);
    stage.acme.withoutScope("files:read");
    assertThat(fetch(file, stage.acme.botToken()).statusCode()).isEqualTo(302);
  }

  @Test
  void slacksWindowTakesSoManyFilesOfSuchASizeAndNoMore() throws Exception {
    var field = Json.object("type", "file_input", "action_id", "v", "max_files", 2);
    var modal = opened(Stage.input("f", "Logs", field));

    modal.attach("Logs", "a", new byte[1]).attach("Logs", "b", new byte[1]);
    modal.attach("Logs", "c", new byte[1]);
    assertThat(modal.submit().errors().get("Logs")).contains("no more than 2 files");
    modal.clear("Logs").attach("Logs", "d", new byte[10 * 1024 * 1024 + 1]);
    assertThat(modal.submit().errors().get("Logs")).contains("10 MB");
    modal.clear("Logs").attach("Logs", "e", new byte[10 * 1024 * 1024]);
    assertThat(modal.submit().errors()).isEmpty();
  }

  @Test
  void aFormMayHaveAFieldForFilesOnlyWithTheRightToReadThem() throws Exception {
    stage.acme.withoutScope("files:read");
    var field = Json.object("type", "file_input", "action_id", "v");

    var outcome =
        stage.opening(Stage.modal("Form", Stage.input("f", "Logs", field))).ana.types("/open");

    assertThat(outcome.reply().text()).isEqualTo("could not open: missing_scope");
  }

  private static HttpResponse<String> fetch(JsonObject file, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(Json.text(file, "url_private")))
            .header("Authorization", "Bearer " + token)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }

  @Test
  void aButtonInAModalIsClickedByItsText() {
    var modal = opened(Stage.actions("a", Stage.button("retry", "Retry")));

    assertThat(modal.lines()).containsExactly("[Retry]");
    assertThat(modal.click("Retry").problem()).isEmpty();
    var action = Json.objects(stage.bot.received("block_actions").getFirst(), "actions").getFirst();
    assertThat(Json.text(action, "value")).isEqualTo("v-retry");
  }

  @Test
  void aLateBotGivesThePersonATimeout() {
    var release = new CountDownLatch(1);
    try (var hurried = Stage.hurried()) {
      hurried.bot.on("/slow", form -> waitFor(release));

      var outcome = hurried.ana.types("/slow");
      release.countDown();

      assertThat(outcome.problem()).contains("operation_timeout");
      assertThatThrownBy(outcome::reply).hasMessageContaining("operation_timeout");
    }
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Test
  void aFailingBotIsShownAsOne() {
    stage.bot.on(
        "/broken",
        form -> {
          throw new IllegalArgumentException("made to fail");
        });

    assertThat(stage.ana.types("/broken").problem()).contains("http_500");
    stage.bot.close();
    assertThat(stage.ana.types("/broken").problem()).contains("dispatch_failed");
  }

  @Test
  void aMessageIsClickedByItsButtonsText() throws Exception {
    post("Decide", Stage.button("approve", "Approve"), Stage.button("bounce", "Bounce"));

    var request = stage.ana.directMessage("Decide");
    assertThat(request.buttons()).containsExactly("Approve", "Bounce");
    request.click("Approve");

    var payload = stage.bot.received("block_actions").getFirst();
    var action = Json.objects(payload, "actions").getFirst();
    assertThat(Json.text(action, "action_id")).isEqualTo("approve");
    assertThat(Json.text(Json.child(payload, "container"), "message_ts")).isEqualTo(request.ts());
    assertThatThrownBy(() -> request.click("Reject")).hasMessageContaining("[Approve, Bounce]");
  }

  private void post(String text, JsonObject... elements) throws Exception {
    var blocks = Stage.blocks(Stage.section(text), Stage.actions("a", elements));
    stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text(text).blocksAsString(blocks));
  }

  @Test
  void aButtonThatAsksFirstWantsAYes() throws Exception {
    var button = Stage.button("withdraw", "Withdraw");
    button.add(
        "confirm",
        Json.object(
            "title",
            Stage.plain("Sure?"),
            "text",
            Stage.plain("It is gone then."),
            "confirm",
            Stage.plain("Withdraw"),
            "deny",
            Stage.plain("Keep")));
    post("Filed", button);

    assertThatThrownBy(() -> stage.ana.lastDirectMessage().click("Withdraw"))
        .hasMessageContaining("clickAndConfirm");
    stage.ana.lastDirectMessage().clickAndConfirm("Withdraw");
    assertThat(stage.bot.received("block_actions")).hasSize(1);
  }

  @Test
  void menusInMessagesArePickedByLabel() throws Exception {
    var select = Stage.chosen("static_select", "who", "Otto", "Olga");
    select.add("placeholder", Stage.plain("Approve for…"));
    post("Decide", select, Stage.chosen("overflow", "more", "Show", "Mute"));

    stage.ana.lastDirectMessage().choose("Approve for…", "Olga");
    stage.ana.lastDirectMessage().chooseFromMenu("Mute");

    var picked =
        stage.bot.received("block_actions").stream()
            .map(p -> Json.objects(p, "actions").getFirst())
            .map(action -> Json.text(Json.child(action, "selected_option"), "value"));
    assertThat(picked).containsExactly("Olga", "Mute");
  }

  @Test
  void menusInAModalAndAHomeTabArePickedByLabel() throws Exception {
    var more = Stage.chosen("overflow", "more", "Edit", "Remove");
    var line = Stage.section("Route T1 to T2");
    line.add("accessory", more);
    opened(line).chooseFromMenu("Route T1", "Remove");
    var home =
        Json.object(
            "type",
            "home",
            "blocks",
            List.of(Stage.actions("a", Stage.chosen("static_select", "tier", "T2", "T3"))));
    stage.slack.viewsPublish(r -> r.userId(stage.ana.id()).viewAsString(home.toString()));
    stage.ana.home().choose("tier", "T3");

    var picked =
        stage.bot.received("block_actions").stream()
            .map(p -> Json.objects(p, "actions").getFirst())
            .map(action -> Json.text(Json.child(action, "selected_option"), "value"));
    assertThat(picked).containsExactly("Remove", "T3");
  }

  @Test
  void aChoiceThatIsNotThereNamesThoseThatAre() {
    var modal =
        opened(
            Stage.input("p", "Priority", Stage.chosen("static_select", "v", "P1", "P2")),
            Stage.input("u", "Owner", Json.object("type", "users_select", "action_id", "v")));

    assertThatThrownBy(() -> modal.choose("Priority", "P9")).hasMessageContaining("[P1, P2]");
    assertThatThrownBy(() -> modal.choose("Owner", "Nobody")).hasMessageContaining("[Ana]");
  }

  @Test
  void slacksOwnWindowRefusesWhatIsMalformed() {
    var text = Stage.typed("v");
    text.addProperty("min_length", 3);
    text.addProperty("max_length", 5);
    var modal =
        opened(
            Stage.input("r", "Reason", text),
            Stage.input("e", "Email", Json.object("type", "email_text_input", "action_id", "v")),
            Stage.input("l", "Link", Json.object("type", "url_text_input", "action_id", "v")));

    modal.fill("Reason", "xx").fill("Email", "nobody").fill("Link", "here").submit();
    assertThat(modal.errors()).containsOnlyKeys("Reason", "Email", "Link");
    modal.fill("Reason", "xxxxxx").fill("Email", "a@b.test").fill("Link", "https://x.test");
    modal.submit();
    assertThat(modal.errors()).containsOnlyKeys("Reason");
    modal.fill("Reason", "right").submit();
    assertThat(modal.isOpen()).isFalse();
  }

  @Test
  void everyKindOfBlockCanBeRead() throws Exception {
    var blocks =
        Stage.blocks(
            Json.object("type", "header", "text", Stage.plain("Head & tail")),
            Json.object(
                "type",
                "section",
                "fields",
                List.of(Stage.plain("one"), Json.object("type", "mrkdwn", "text", "two"))),
            Json.object("type", "context", "elements", List.of(Stage.plain("by Ana"))),
            Json.object("type", "divider"),
            Json.object("type", "image", "image_url", "https://x.test/i.png", "alt_text", "plot"),
            Json.object("type", "markdown", "text", "**bold**"),
            richText("- rebooted"));
    stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("all").blocksAsString(blocks));

    assertThat(stage.ana.lastDirectMessage().lines())
        .containsExactly(
            "Head & tail", "one", "two", "by Ana", "(image: plot)", "**bold**", "- rebooted");
  }

  private static JsonObject richText(String text) {
    var section =
        Json.object(
            "type",
            "rich_text_section",
            "elements",
            List.of(Json.object("type", "text", "text", text)));
    return Json.object("type", "rich_text", "elements", List.of(section));
  }

  @Test
  void twoPeopleMayClickAtTheSameTime() throws Exception {
    post("Decide", Stage.button("approve", "Approve"));
    var request = stage.ana.lastDirectMessage();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> request.click("Approve"));
      }
    }

    assertThat(stage.bot.received("block_actions")).hasSize(20);
    assertThat(stage.bot.received("block_actions"))
        .extracting(p -> Json.text(p, "trigger_id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSubmissionCanBeSentTwice() {
    var modal = opened(Stage.input("r", "Reason", Stage.typed("v"))).fill("Reason", "x");

    modal.submit();
    modal.submitAgain();

    assertThat(stage.bot.received("view_submission"))
        .hasSize(2)
        .extracting(p -> Json.text(Json.child(p, "view"), "id"))
        .containsOnly(modal.id());
    assertThatThrownBy(modal::submit).hasMessageContaining("closed");
  }

  @Test
  void shortcutsAreUsedByTheirNames() {
    stage.acme.shortcut("Escalate this message", "escalate_message").shortcut("Queue", "queue");
    var help = stage.acme.channel("help");
    var said = help.post(stage.ana, "The router at Initech is down");

    stage.ana.messageShortcut(said, "Escalate this message");
    stage.ana.globalShortcut("Queue");

    var payload = stage.bot.received("message_action").getFirst();
    assertThat(Json.text(payload, "callback_id")).isEqualTo("escalate_message");
    assertThat(Json.text(Json.child(payload, "message"), "text")).contains("Initech");
    assertThat(Json.text(Json.child(payload, "channel"), "id")).isEqualTo(help.id());
    assertThat(Json.text(stage.bot.received("shortcut").getFirst(), "callback_id"))
        .isEqualTo("queue");
    assertThatThrownBy(() -> stage.ana.globalShortcut("Nope")).hasMessageContaining("Queue");
  }

  @Test
  void theHomeTabIsOpenedAndClicked() throws Exception {
    var home =
        Json.object(
            "type",
            "home",
            "blocks",
            List.of(Stage.section("Waiting: 1"), Stage.actions("a", Stage.button("go", "Open"))));
    stage.slack.viewsPublish(r -> r.userId(stage.ana.id()).viewAsString(home.toString()));

    var shown = stage.ana.opensHome().awaitShows("Waiting");
    shown.click("Open");

    assertThat(stage.bot.received("app_home_opened")).hasSize(1);
    assertThat(shown.buttons()).containsExactly("Open");
    assertThat(Json.text(lastView("block_actions"), "type")).isEqualTo("home");
  }

  @Test
  void waitingForWhatNeverComesSaysWhatIsThere() throws Exception {
    try (var hurried = Stage.hurried()) {
      var ana = hurried.ana;
      hurried.slack.chatPostMessage(r -> r.channel(ana.id()).text("Something else"));

      assertThatThrownBy(() -> ana.directMessage("ZD-1042"))
          .isInstanceOf(NotOnScreen.class)
          .hasMessageContaining("ZD-1042")
          .hasMessageContaining("Something else");
      assertThatThrownBy(ana::modal).hasMessageContaining("No modal opened for Ana");
      assertThatThrownBy(() -> ana.file("log")).hasMessageContaining("Something else");
    }
  }

  @Test
  void onlyUnescapedMentionsPing() throws Exception {
    var text = "<@U1> says &lt;!channel&gt;";
    stage.slack.chatPostMessage(r ->
        r.channel(stage.ana.id()).text(text).blocksAsString(Stage.blocks(Stage.section(text))));

    var message = stage.ana.lastDirectMessage();

    assertThat(message.text()).isEqualTo("<@U1> says <!channel>");
    assertThat(message.pings()).containsOnly("<@U1>");
  }

  @Test
  void aWaitSeesAMessageThatChanges() throws Exception {
    var posted = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("Deciding"));
    Thread.ofVirtual().start(() -> decide(posted.getChannel(), posted.getTs()));

    assertThat(stage.ana.directMessage("Decided").ts()).isEqualTo(posted.getTs());
  }

  private void decide(String channel, String ts) {
    try {
      stage.slack.chatUpdate(r -> r.channel(channel).ts(ts).text("Decided"));
    } catch (IOException | SlackApiException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aModalOpenedLaterIsWaitedFor() {
    stage.bot.on("/later", form -> "");
    stage.ana.types("/later");
    var trigger = stage.ana.trigger();
    var form = Json.object("trigger_id", trigger);

    Thread.ofVirtual().start(() -> stage.open(form, Stage.modal("Later")));

    assertThat(stage.ana.modal("Later").isOpen()).isTrue();
  }
}
