package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.clock.Lateness;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.PublicAddress;
import dev.baton.bot.helpdesk.InboundFigures;
import dev.baton.bot.install.InstallClosed;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.medium.Media;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Replies;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.slack.SlackCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
final class BotServerTest {
  private static final Job GREETING = new Job("greeting");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch greeted = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private Runnable doing = () -> {};

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void itIsReadyOnceItListens(FreshDatabase database) throws Exception {
    try (BotServer serving = start(external(database))) {
      assertThat(get(serving, "/healthz").statusCode()).isEqualTo(200);
      assertThat(get(serving, "/readyz").body()).isEqualTo("ready");
      assertThat(get(serving, "/slack/install").statusCode()).isEqualTo(404);
      assertThat(get(serving, "/slack/install").body()).contains("one workspace");
    }
  }

  @Test
  void healthAndMetricsHaveAPortOfTheirOwnWhereItIsSet(FreshDatabase database) throws Exception {
    Map<String, String> settings = external(database);
    settings.put("ADMIN_PORT", "0");
    try (BotServer serving = start(settings)) {
      for (String path : List.of("/healthz", "/readyz", "/metrics")) {
        assertThat(get(serving, path).statusCode()).as(path).isEqualTo(404);
        assertThat(get(serving.adminPort(), path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(get(serving, "/slack/install").body()).contains("one workspace");
      assertThat(get(serving.adminPort(), "/slack/install").body()).isEqualTo("Nothing is here.");
      assertThat(get(serving.adminPort(), "/metrics").body())
          .contains("path=\"/readyz\"")
          .contains("path=\"/slack/install\"");
    }
  }

  @Test
  void itsPoolsAreMeasured(FreshDatabase database) throws Exception {
    try (BotServer serving = start(external(database))) {
      assertThat(get(serving, "/metrics").body())
          .contains("hikaricp_connections_pending{pool=\"clicks\"}")
          .contains("hikaricp_connections_active{pool=\"work\"}");
    }
  }

  @Test
  void itStartsAndStopsFromTheDatabaseOutwards(FreshDatabase database) {
    start(external(database)).close();

    assertThat(heard).containsExactly("begin", "end");
  }

  @Test
  void whatIsQueuedIsRun(FreshDatabase database) throws Exception {
    try (BotServer _ = start(external(database))) {
      assertThat(greeted.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aJobThatHangsDoesNotHoldUpTheStop(FreshDatabase database) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    doing = () -> untilEvenWhenInterrupted(release);
    BotServer serving = start(external(database));
    assertThat(greeted.await(60, TimeUnit.SECONDS)).isTrue();

    Thread stop = Thread.ofPlatform().start(serving::close);

    assertThat(stop.join(Duration.ofSeconds(10))).isTrue();
    release.countDown();
  }

  @Test
  void aStopWhileItStartsLeavesNothingRunning(FreshDatabase database) {
    Config config = config(external(database));
    BotServer serving = new BotServer(InstantSource.system());
    Function<Foundation, Surfaces> stopped =
        foundation -> {
          serving.close();
          return surfaces(foundation);
        };

    assertThatThrownBy(() -> serving.begin(config, Optional.empty(), stopped))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).containsExactly("end");
  }

  @Test
  void itBringsItsOwnDatabase(@TempDir Path folder) throws Exception {
    Map<String, String> embedded = Map.of("BATON_DATA", folder.resolve("data").toString());
    try (BotServer serving = start(embedded)) {
      assertThat(get(serving, "/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void itRefusesARoleThatRowLevelSecurityDoesNotHold(FreshDatabase database) {
    Map<String, String> asOwner = Map.of("DATABASE_URL", Console.text(database.ownerUrl()));

    assertThatThrownBy(() -> start(asOwner))
        .isInstanceOfSatisfying(
            StartupRefused.class,
            refused ->
                assertThat(refused.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("DATABASE_URL")));
    assertThat(heard).isEmpty();
  }

  @Test
  void aPortThatIsTakenStopsEverythingAgain(FreshDatabase database) {
    try (BotServer first = start(external(database))) {
      Map<String, String> same = new HashMap<>(external(database));
      same.put("PORT", Integer.toString(first.port()));

      assertThatThrownBy(() -> start(same)).isInstanceOf(RuntimeException.class);
      assertThat(heard).containsExactly("begin", "begin", "end");
    }
  }

  private static void untilEvenWhenInterrupted(CountDownLatch release) {
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException _) {
        // A driver deep in a read would not notice either.
      }
    }
  }

  private static Map<String, String> external(FreshDatabase database) {
    return new HashMap<>(Map.of("DATABASE_URL", Console.text(database.appUrl())));
  }

  private BotServer start(Map<String, String> database) {
    return BotServer.start(
        config(database), InstantSource.system(), Optional.empty(), this::surfaces);
  }

  private static Config config(Map<String, String> database) {
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
    environment.put("SLACK_SIGNING_SECRET", "8f742231");
    environment.putAll(database);
    return new Console(environment).shell().config(Set.of());
  }

  private Surfaces surfaces(Foundation foundation) {
    return new Surfaces(
        parts(foundation),
        new App(AppConfig.builder().build(), List.of()),
        Map.of(
            GREETING,
            work -> {
              greeted.countDown();
              doing.run();
              return new JobQueue.Outcome.Done();
            }),
        new Lateness(),
        new InboundFigures(),
        _ -> {},
        new InstallClosed(Texts.load()),
        List.of(),
        () -> {
          heard.add("begin");
          foundation
              .tenants()
              .inTransaction(
                  "T1",
                  tx -> {
                    tx.enqueue(GREETING, "hello", foundation.clock().instant());
                    return 0;
                  });
        },
        () -> heard.add("end"));
  }

  private static BotParts parts(Foundation foundation) {
    SlackCalls calls = new SlackCalls(URI.create("http://127.0.0.1:1/"), _ -> Optional.empty());
    return new BotParts(
        foundation.tenants(),
        new Snapshots(foundation.tenants(), foundation.clock(), Texts.load()),
        calls,
        new Replies(calls),
        foundation.clock(),
        foundation.ids(),
        new MailAccess.Off(),
        Media.NONE,
        new PublicAddress(foundation.config()));
  }

  private HttpResponse<String> get(BotServer serving, String path) throws Exception {
    return get(serving.port(), path);
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
