package dev.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.baton.demo.clock.AdjustableClock;
import dev.baton.demo.keep.Unreadable;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.Stage;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayableSandboxTest {
  @TempDir Path folder;

  private PlayableSandbox start() {
    return start(new AdjustableClock(InstantSource.system()));
  }

  private PlayableSandbox start(AdjustableClock clock) {
    return PlayableSandbox.start(SandboxConfig.defaults(), clock, folder);
  }

  private static SlackWorkspace acme(Sandbox sandbox) {
    return sandbox.workspace("T0ACME", "Acme");
  }

  private static MethodsClient slack(Sandbox sandbox) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(sandbox.slackApiUrl());
    return Slack.getInstance(config).methods(acme(sandbox).botToken());
  }

  @Test
  void theNextStartFindsEverythingAsItWas() throws Exception {
    String ana;
    String token;
    try (var playable = start()) {
      var sandbox = playable.sandbox();
      var person = acme(sandbox).person("ana@acme.test", "Ana").titled("agent");
      ana = person.id();
      token = acme(sandbox).botToken();
      acme(sandbox).channel("general").post(person, "Who can help?");
      fill(sandbox, ana);
      sendMail(sandbox);
      playable.keep();
    }

    try (var playable = start()) {
      var sandbox = playable.sandbox();
      var person = acme(sandbox).person("ana@acme.test", "Somebody");
      assertThat(person.id()).isEqualTo(ana);
      assertThat(person.member().title()).isEqualTo("agent");
      assertThat(acme(sandbox).botToken()).isEqualTo(token);
      assertThat(acme(sandbox).channel("general").message("Who can help?").author()).isEqualTo(ana);
      assertThat(person.directMessage("Decide").buttons()).containsExactly("Go");
      assertThat(person.file("log").text()).isEqualTo("a,b\n");
      assertThat(person.opensHome().shows("hello")).isTrue();
      assertThat(sandbox.mailbox().awaitMailTo("ana@acme.test", "approved").html())
          .isEqualTo("<p>Hi</p>");
      assertThat(acme(sandbox).person("new@acme.test", "New").id()).isNotEqualTo(ana);
    }
  }

  private static void fill(Sandbox sandbox, String ana) throws Exception {
    var slack = slack(sandbox);
    var buttons = Stage.blocks(Stage.actions("a", Stage.button("go", "Go")));
    slack.chatPostMessage(r -> r.channel(ana).text("Decide").blocksAsString(buttons));
    var direct = slack.conversationsOpen(r -> r.users(List.of(ana))).getChannel().getId();
    slack.filesUploadV2(
        r -> r.channel(direct).filename("log.csv").fileData("a,b\n".getBytes(UTF_8)));
    var home = Json.object("type", "home", "blocks", List.of(Stage.section("hello")));
    slack.viewsPublish(r -> r.userId(ana).viewAsString(home.toString()));
  }

  private static void sendMail(Sandbox sandbox) throws Exception {
    var mail =
        Json.object(
            "from", "baton@acme.test",
            "to", "ana@acme.test",
            "subject", "ZD-1042 approved",
            "html", "<p>Hi</p>",
            "text", "Hi");
    post(sandbox.resendApiUrl() + "/emails", "Bearer " + sandbox.resendKey(), mail.toString());
  }

  private static void post(String address, String authorization, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/json")
              .header("Authorization", authorization)
              .POST(BodyPublishers.ofString(body))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aClockPutForwardStaysForward() throws Exception {
    try (var playable = start()) {
      var sandbox = playable.sandbox();
      post(sandbox.address() + "/backstage/clock-jump", "", "{}");
      playable.keep();
    }

    var clock = new AdjustableClock(InstantSource.system());
    try (var next = start(clock)) {
      assertThat(next.sandbox().address()).isNotEmpty();
      assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void whatIsNotToBeKeptLeavesTheFolderAsItWas() {
    try (var playable = start()) {
      var sandbox = playable.sandbox();
      acme(sandbox).person("ana@acme.test", "Ana");
      playable.keep();
    }
    try (var playable = start()) {
      var sandbox = playable.sandbox();
      acme(sandbox).person("ben@acme.test", "Ben");
    }

    try (var playable = start()) {
      var sandbox = playable.sandbox();
      assertThat(acme(sandbox).people())
          .extracting(p -> p.member().realName())
          .containsExactly("Ana");
    }
  }

  @Test
  void aDamagedMemoryIsNamedAndLeftAlone() throws Exception {
    var file = Files.writeString(folder.resolve("sandbox.json"), "{\"form\":1,\"teams\":[{}]}");

    assertThatThrownBy(this::start)
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("sandbox.json");
    assertThat(file).hasContent("{\"form\":1,\"teams\":[{}]}");
  }
}
