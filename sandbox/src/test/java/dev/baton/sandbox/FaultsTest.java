package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.SlackApiException;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.fault.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Stage stage = new Stage();
  private final FaultPlan faults = stage.sandbox.faults().slack();

  @AfterEach
  void close() {
    stage.close();
  }

  private boolean post(String text) throws Exception {
    return stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text(text)).isOk();
  }

  @Test
  void theNextCallsAreLimitedAndThenWorkAgain() throws Exception {
    faults.rateLimit("chat.postMessage", 2, Duration.ofSeconds(7));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> post("x"))
          .isInstanceOfSatisfying(
              SlackApiException.class,
              limited -> {
                assertThat(limited.getResponse().code()).isEqualTo(429);
                assertThat(limited.getResponse().header("Retry-After")).isEqualTo("7");
              });
    }
    assertThat(post("through")).isTrue();
    assertThat(stage.ana.directMessages()).hasSize(1);
  }

  @Test
  void otherMethodsAreNotTouched() throws Exception {
    faults.fail("chat.update", 1, 503);

    assertThat(post("x")).isTrue();
  }

  @Test
  void aServerErrorDoesNothing() {
    faults.fail("chat.postMessage", 1, 500);

    assertThatThrownBy(() -> post("x")).isInstanceOf(SlackApiException.class);
    assertThat(stage.ana.directMessages()).isEmpty();
  }

  @Test
  void aRefusalCarriesItsError() throws Exception {
    faults.refuse("chat.postMessage", 1, "fatal_error");

    assertThat(stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("x")).getError())
        .isEqualTo("fatal_error");
  }

  @Test
  void aLostAnswerLeavesTheWorkDone() {
    // The SDK's own client sends such a request again by itself.
    faults.loseAnswer("chat.postMessage", 20);

    assertThatThrownBy(() -> post("arrived")).isInstanceOf(IOException.class);
    assertThat(stage.ana.lastDirectMessage().text()).isEqualTo("arrived");
  }

  @Test
  void ofHalfAnAnswerTheWorkIsDone() {
    faults.halveAnswer("chat.postMessage", 1);

    assertThatThrownBy(() -> post("arrived")).isInstanceOf(IOException.class);
    assertThat(stage.ana.directMessages()).hasSize(1);
  }

  @Test
  void aConnectionThatIsCutLeavesNothingDone() {
    faults.cut("chat.postMessage", 20);

    assertThatThrownBy(() -> post("lost")).isInstanceOf(IOException.class);
    assertThat(stage.ana.directMessages()).isEmpty();
  }

  @Test
  void aLateAnswerComesAfterTheWork() throws Exception {
    faults.answerLate("chat.postMessage", 1, Duration.ofMillis(120));

    assertThat(post("x")).isTrue();
    assertThat(stage.ana.directMessages()).hasSize(1);
    assertThat(stage.sandbox.exchanges().named("chat.postMessage").getFirst().took())
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void downMeansNobodyAnswersUntilItIsUp() throws Exception {
    faults.down();
    assertThatThrownBy(() -> post("x")).isInstanceOf(IOException.class);
    faults.up();

    assertThat(post("y")).isTrue();
    assertThat(stage.ana.directMessages()).hasSize(1);
  }

  @Test
  void aSlowCallTakesItsTime() throws Exception {
    faults.slow("chat.postMessage", 1, Duration.ofMillis(120));

    post("x");

    assertThat(stage.sandbox.exchanges().named("chat.postMessage").getFirst().took())
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void aSlowNetworkDelaysEveryRequest() throws Exception {
    SandboxConfig slow =
        SandboxConfig.defaults().onClock(stage.clock).delayed(Duration.ofMillis(40));
    try (var sandbox = Sandbox.start(slow);
        var http = HttpClient.newHttpClient()) {
      long began = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        var asked = HttpRequest.newBuilder(URI.create(sandbox.slackApiUrl() + "api.test")).build();
        assertThat(http.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }
  }

  @Test
  void everyExchangeIsRememberedWithoutTheToken() throws Exception {
    stage.client("").apiTest(r -> r.foo("bar"));
    post("hello");

    var posted = stage.sandbox.exchanges().named("chat.postMessage").getFirst();
    assertThat(posted.direction()).isEqualTo(Direction.BOT_TO_SLACK);
    assertThat(posted.request()).contains("hello").doesNotContain(stage.acme.botToken());
    assertThat(posted.answer()).contains("\"ok\":true");
    assertThat(posted.at()).isEqualTo(stage.clock.instant());
  }
}
