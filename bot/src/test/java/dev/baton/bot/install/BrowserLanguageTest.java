package dev.baton.bot.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Language;
import dev.baton.bot.phrases.Phrases;
import dev.baton.web.Metrics;
import dev.baton.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Baton speaks English and, here, a German that says no more than that it is German. */
class BrowserLanguageTest {
  private static final String ENGLISH = Texts.load().english().say(InstallPhrase.NO_INSTALLS);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    Phrases two = Texts.load().and(new Language("de", Locale.GERMANY), (_, text) -> "de " + text);
    server = WebServer.start(0, metrics, List.of(new InstallClosed(two)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    metrics.close();
  }

  @Test
  void theLanguageWantedMostThatThereIsIsSpoken() throws Exception {
    assertThat(page("de-AT,de;q=0.9,en;q=0.5")).isEqualTo("de " + ENGLISH);
    assertThat(page("en,de;q=0.9")).isEqualTo(ENGLISH);
    assertThat(page("fr,de;q=0.9")).isEqualTo("de " + ENGLISH);
  }

  @Test
  void whateverElseIsAskedIsAnsweredInEnglish() throws Exception {
    assertThat(page("fr")).isEqualTo(ENGLISH);
    assertThat(page("")).isEqualTo(ENGLISH);
    assertThat(page("*;q=none,,;")).isEqualTo(ENGLISH);
    assertThat(page("de," + "fr,".repeat(100))).isEqualTo(ENGLISH);
  }

  private String page(String languages) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/slack/install"))
            .header("Accept-Language", languages)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    return answer.body();
  }
}
