package dev.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sandbox.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRulesTest {
  @TempDir Path folder;
  private PageStage page;
  private Stage stage;

  @BeforeEach
  void open() {
    page = new PageStage(folder);
    stage = page.stage;
  }

  @AfterEach
  void close() {
    page.close();
  }

  /** Everything the server answers to a request written by hand. */
  private String answer(String line, String body, String... headers) throws IOException {
    var request =
        String.format(
            Locale.ROOT,
            "%s HTTP/1.1\r\n%s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
            line,
            String.join("\r\n", headers),
            body.length(),
            body);
    int port = URI.create(page.address()).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String deed(String name) {
    return "POST /window/" + stage.ana.id() + "/" + name;
  }

  private String general() {
    return "{\"in\":\"" + stage.acme.channel("general").id() + "\",\"text\":\"hello\"}";
  }

  @Test
  void thePageMayLoadNothingFromElsewhere() throws IOException {
    assertThat(answer("GET /", "", "Host: localhost"))
        .startsWith("HTTP/1.1 200")
        .contains("default-src 'none'; script-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void thePageItselfMayAct() throws IOException {
    var came =
        answer(
            deed("say"),
            general(),
            "Host: localhost:3001",
            "Origin: http://localhost:3001",
            "Content-Type: application/json");

    assertThat(came).startsWith("HTTP/1.1 200");
    assertThat(stage.acme.channel("general").message("hello").author()).isEqualTo(stage.ana.id());
  }

  @Test
  void anotherSiteMayNot() throws IOException {
    var elsewhere = "Origin: http://evil.test";
    var json = "Content-Type: application/json";

    assertThat(answer(deed("say"), general(), "Host: localhost", elsewhere, json))
        .startsWith("HTTP/1.1 403");
    assertThat(answer(deed("say"), general(), "Host: evil.test", json)).startsWith("HTTP/1.1 403");
    assertThat(answer(deed("say"), general(), "Host: localhost", "Content-Type: text/plain"))
        .startsWith("HTTP/1.1 403");
    assertThat(answer("GET /window", "", "Host: localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(stage.acme.channel("general").messages()).isEmpty();
  }

  @Test
  void unknownDeedsPeopleAndFaultsAreNamed() throws IOException {
    var json = "Content-Type: application/json";

    assertThat(answer(deed("fly"), "{}", "Host: localhost", json)).startsWith("HTTP/1.1 404");
    assertThat(answer("GET /window/U0/live", "", "Host: localhost"))
        .contains("Nobody has the id U0");
    assertThat(answer("POST /backstage/flood", "{}", "Host: localhost", json))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void whatIsGoneIsSaidInWords() throws IOException {
    var came =
        answer(
            deed("submit"),
            "{\"view\":\"V0\"}",
            "Host: localhost",
            "Content-Type: application/json");

    assertThat(came).contains("The window was closed");
  }

  @Test
  void theClockJumpsByAnHour() throws IOException {
    answer("POST /backstage/clock-jump", "{}", "Host: localhost", "Content-Type: application/json");

    assertThat(page.clock.ahead()).isEqualTo(Duration.ofHours(1));
    assertThat(answer("GET /backstage", "", "Host: localhost")).contains("\"ahead\":1");
  }

  @Test
  void faultsAreStirredAndMended() throws IOException {
    var json = "Content-Type: application/json";
    for (var fault : new String[] {"slack-429", "slack-slow", "slack-down", "resend-down"}) {
      answer("POST /backstage/" + fault, "{}", "Host: localhost", json);
    }
    assertThat(answer("GET /backstage", "", "Host: localhost"))
        .contains("\"slackDown\":true", "\"resendDown\":true", "\"slackWaiting\":6");

    answer("POST /backstage/all-well", "{}", "Host: localhost", json);
    assertThat(answer("GET /backstage", "", "Host: localhost"))
        .contains("\"slackDown\":false", "\"slackWaiting\":0");
  }
}
