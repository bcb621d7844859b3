package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.webhook.WebhookResponse;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilesAndResponseUrlsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anUploadedFileArrivesInTheDirectMessage() throws Exception {
    var dm = stage.slack.conversationsOpen(r -> r.users(List.of(stage.ana.id())));

    var uploaded =
        stage.slack.filesUploadV2(r ->
            r.channel(dm.getChannel().getId())
                .filename("log.csv")
                .title("The log")
                .initialComment("12 rows")
                .fileData("a,b\r\n1,é\r\n".getBytes(UTF_8)));

    assertThat(uploaded.isOk()).isTrue();
    var file = stage.ana.file("log");
    assertThat(file.text()).isEqualTo("a,b\r\n1,é\r\n");
    assertThat(file.title()).isEqualTo("The log");
    assertThat(stage.ana.lastDirectMessage().text()).isEqualTo("12 rows");
  }

  @Test
  void aFileGoesOnlyWhereTheBotIsAMember() {
    var help = stage.acme.channel("help");

    assertThatThrownBy(() ->
            stage.slack.filesUploadV2(
                r -> r.channel(help.id()).filename("x").fileData("x".getBytes(UTF_8))))
        .isInstanceOfSatisfying(
            SlackFilesUploadV2Exception.class,
            refused ->
                assertThat(refused.getCompleteResponse().getError()).isEqualTo("not_in_channel"));
  }

  @Test
  void aFileWithoutBytesCannotBeCompleted() throws Exception {
    var url = stage.slack.filesGetUploadURLExternal(r -> r.filename("x.csv").length(5));
    var details =
        FilesCompleteUploadExternalRequest.FileDetails.builder().id(url.getFileId()).build();

    var answer =
        stage.slack.filesCompleteUploadExternal(
            r -> r.channelId(stage.ana.id()).files(List.of(details)));

    assertThat(answer.getError()).isEqualTo("file_not_found");
  }

  @Test
  void theBotDeletesItsOwnFilesAndNobodyElses() throws Exception {
    var dm = stage.slack.conversationsOpen(r -> r.users(List.of(stage.ana.id())));
    stage.slack.filesUploadV2(
        r -> r.channel(dm.getChannel().getId()).filename("log.csv").fileData("a".getBytes(UTF_8)));
    var own = stage.ana.file("log");
    var theirs = stage.ana.window().attach("mine.png", new byte[] {1});

    assertThat(stage.slack.filesDelete(r -> r.file(own.id())).isOk()).isTrue();
    assertThat(stage.ana.files()).isEmpty();
    assertThat(Json.objects(stage.ana.lastDirectMessage().json(), "files").toString())
        .contains("tombstone")
        .doesNotContain("log.csv");
    assertThat(stage.slack.filesDelete(r -> r.file(own.id())).getError())
        .isEqualTo("file_not_found");
    assertThat(stage.slack.filesDelete(r -> r.file(Json.text(theirs, "id"))).getError())
        .isEqualTo("cant_delete_file");
  }

  @Test
  void aFileGivenInAFormIsSeenByWhoGaveItAndByTheBot() throws Exception {
    var id = Json.text(stage.ana.window().attach("mine.png", new byte[] {1}), "id");

    assertThat(stage.ana.window().file(id)).isPresent();
    assertThat(stage.acme.person("ben@acme.test", "Ben").window().file(id)).isEmpty();
    assertThat(stage.slack.filesInfo(r -> r.file(id)).getFile().getUser())
        .isEqualTo(stage.ana.id());
    stage.ana.deletesFile("mine.png");
    assertThat(stage.slack.filesInfo(r -> r.file(id)).getError()).isEqualTo("file_not_found");
  }

  @Test
  void aFileGoesIntoAThreadThatIsThere() throws Exception {
    var dm = stage.slack.conversationsOpen(r -> r.users(List.of(stage.ana.id())));

    assertThatThrownBy(() ->
            stage.slack.filesUploadV2(r ->
                r.channel(dm.getChannel().getId())
                    .threadTs("1.000001")
                    .filename("x")
                    .fileData("x".getBytes(UTF_8))))
        .isInstanceOfSatisfying(
            SlackFilesUploadV2Exception.class,
            refused ->
                assertThat(refused.getCompleteResponse().getError())
                    .isEqualTo("invalid_thread_ts"));
  }

  @Test
  void aResponseUrlAnswersFiveTimes() throws Exception {
    stage.ana.types("/anything");
    var url = Json.text(stage.bot.received("/anything").getFirst(), "response_url");

    for (int i = 0; i < 5; i++) {
      assertThat(answer(url, Json.object("text", "reply " + i)).getCode()).isEqualTo(200);
    }
    var sixth = answer(url, Json.object("text", "too much"));

    assertThat(sixth.getCode()).isEqualTo(404);
    assertThat(sixth.getBody()).contains("used_url");
    assertThat(stage.ana.privateReplies()).hasSize(5);
  }

  @Test
  void aResponseUrlLivesHalfAnHour() throws Exception {
    stage.ana.types("/anything");
    var url = Json.text(stage.bot.received("/anything").getFirst(), "response_url");

    stage.clock.pass(Duration.ofMinutes(30));

    assertThat(answer(url, Json.object("text", "late")).getBody()).contains("expired_url");
  }

  @Test
  void anInChannelAnswerIsSeenByAll() throws Exception {
    stage.ana.types("/anything");
    var url = Json.text(stage.bot.received("/anything").getFirst(), "response_url");

    answer(url, Json.object("text", "for all", "response_type", "in_channel"));

    assertThat(stage.acme.channel("general").message("for all").isEphemeral()).isFalse();
  }

  @Test
  void aClickedPrivateMessageIsReplacedOrDeleted() throws Exception {
    stage.bot.on("/ask", form -> Json.object("text", "Sure?", "blocks", buttons()).toString());
    var reply = stage.ana.types("/ask").reply();

    assertThat(reply.click("Yes").problem()).isEmpty();
    var url = Json.text(stage.bot.received("block_actions").getFirst(), "response_url");
    answer(url, Json.object("text", "Done", "replace_original", true));
    assertThat(reply.now().text()).isEqualTo("Done");
    answer(url, Json.object("delete_original", true));
    assertThat(reply.exists()).isFalse();
  }

  private static JsonArray buttons() {
    return Json.array(List.of(Stage.actions("a", Stage.button("yes", "Yes"))));
  }

  private static WebhookResponse answer(String url, JsonObject body) throws Exception {
    return Slack.getInstance().send(url, body.toString());
  }
}
