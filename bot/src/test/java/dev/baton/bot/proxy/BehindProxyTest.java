package dev.baton.bot.proxy;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.TinyServer;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.event.BotLine;
import dev.baton.web.Endpoint;
import dev.baton.web.Health;
import dev.baton.web.Metrics;
import dev.baton.web.Probe;
import dev.baton.web.WebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of docs/deploy, in Debian's own nginx and HAProxy. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BehindProxyTest {
  private static final int LONG = 20_000_000;

  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final HttpClient client =
      HttpClient.newBuilder()
          .sslContext(
              new HandshakeCertificates.Builder()
                  .addTrustedCertificate(certificate.certificate())
                  .build()
                  .sslContext())
          .build();
  private final TestBot bot;
  private final TestWorkspace acme;

  BehindProxyTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    this.acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void close() {
    client.close();
    bot.close();
  }

  private RunningProxy start(ProxyProgram program, Path folder, Integer... upstreams)
      throws IOException {
    RunningProxy proxy = program.start(folder, certificate, List.of(upstreams));
    await()
        .until(() -> {
          assertThat(proxy.process().isAlive()).as(() -> said(proxy)).isTrue();
          return status(proxy, "/").isPresent();
        });
    return proxy;
  }

  private static String said(RunningProxy proxy) {
    try {
      return Files.readString(proxy.log());
    } catch (IOException unread) {
      return unread.toString();
    }
  }

  private HttpResponse<String> get(RunningProxy proxy, String path) throws Exception {
    return client.send(HttpRequest.newBuilder(proxy.at(path)).build(), BodyHandlers.ofString());
  }

  /** Empty while nobody listens. */
  private Optional<Integer> status(RunningProxy proxy, String path) throws Exception {
    try {
      return Optional.of(get(proxy, path).statusCode());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private HttpRequest.Builder command(RunningProxy proxy, String secret) {
    String body =
        "token=x&command=%2Fescalation-log&text=help++%c3%a9"
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fx&trigger_id="
            + proxy.port()
            + ".2&team_id="
            + acme.orgId()
            + "&user_id="
            + acme.id("ana");
    String now = Long.toString(bot.clock().instant().getEpochSecond());
    return HttpRequest.newBuilder(proxy.at("/slack/events"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", now)
        .header("X-Slack-Signature", BotLine.sign(secret, now, body))
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource
  void whatSlackSignedIsAnsweredAndNobodyIsTrustedForWhereTheySayTheyComeFrom(
      ProxyProgram program, @TempDir Path folder) throws Exception {
    try (RunningProxy proxy = start(program, folder, bot.process().port())) {
      HttpResponse<String> answer = sent(command(proxy, TestBot.SIGNING_SECRET));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("/escalation-log show");

      for (String from : List.of("127.0.0.1", "::1", "10.0.0.1, 127.0.0.1")) {
        HttpResponse<String> forged =
            sent(
                command(proxy, "another-secret")
                    .header("X-Forwarded-For", from)
                    .header("X-Real-IP", from)
                    .header("Forwarded", "for=127.0.0.1;proto=https"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(get(proxy, "/metrics").statusCode()).isEqualTo(404);
      }
      HttpResponse<String> elsewhere =
          sent(
              HttpRequest.newBuilder(proxy.at("/slack/install"))
                  .header("X-Forwarded-Host", "evil.example")
                  .header("X-Forwarded-Proto", "http"));
      assertThat(elsewhere.headers().toString() + elsewhere.body()).doesNotContain("evil.example");
    }
  }

  @ParameterizedTest
  @EnumSource
  void healthAndMetricsAreNotForEverybodyHoweverTheyAreWritten(
      ProxyProgram program, @TempDir Path folder) throws Exception {
    try (RunningProxy proxy = start(program, folder, bot.process().port())) {
      for (String path : List.of("metrics", "readyz", "healthz")) {
        String encoded = "%" + Integer.toHexString(path.charAt(0)) + path.substring(1);
        for (String written :
            List.of(
                "/" + path,
                "/" + path + "/",
                "/" + path + "?a=b",
                "/" + path + ";a=b",
                "//" + path,
                "/" + encoded,
                "/./" + path,
                "/x/../" + path,
                "/" + path + "/.")) {
          HttpResponse<String> answer = get(proxy, written);
          assertThat(answer.statusCode()).as(written).isBetween(400, 404);
          assertThat(answer.body()).as(written).doesNotContain("# HELP").isNotEqualTo("ready");
        }
      }
      assertThat(bot.browser().open(bot.address("/metrics")).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLongAnswerArrivesWhole(ProxyProgram program, @TempDir Path folder) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endpoint slow =
        routes ->
            routes.get(
                "/slow",
                ctx -> {
                  asked.countDown();
                  go.await();
                  ctx.result("x".repeat(LONG));
                });
    try (WebServer server = WebServer.start(0, new Metrics(), List.of(slow, ready(true)));
        RunningProxy proxy = start(program, folder, server.port())) {
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(
              HttpRequest.newBuilder(proxy.at("/slow")).build(), BodyHandlers.ofString());
      asked.await();
      assertThat(answer).isNotDone();
      go.countDown();
      assertThat(answer.get().body()).hasSize(LONG);
    }
  }

  @Test
  void bothWaitFiveMinutesForAnAnswer() throws Exception {
    assertThat(ProxyProgram.NGINX.example()).contains("proxy_read_timeout 300s;");
    assertThat(ProxyProgram.HAPROXY.example()).contains("timeout server 300s");
  }

  @ParameterizedTest
  @EnumSource
  void whatALostProcessMayHaveTakenIsGivenToNoOther(ProxyProgram program, @TempDir Path folder)
      throws Exception {
    try (TinyServer one = losing();
        TinyServer two = losing();
        RunningProxy proxy = start(program, folder, one.uri().getPort(), two.uri().getPort())) {
      assertThat(statusOrHangup(command(proxy, TestBot.SIGNING_SECRET))).isBetween(502, 503);
      assertThat(
              Stream.concat(one.came().stream(), two.came().stream())
                  .filter(came -> came.path().equals("/slack/events")))
          .hasSize(1);
    }
  }

  /** HAProxy hangs up in turn where the process did on a connection that it had used before. */
  private int statusOrHangup(HttpRequest.Builder request) throws Exception {
    try {
      return sent(request).statusCode();
    } catch (IOException hangup) {
      return 502;
    }
  }

  private static TinyServer losing() throws IOException {
    return new TinyServer().answers("/readyz", 200, "ready").answers("/slack/events", 0, "");
  }

  @ParameterizedTest
  @EnumSource
  void aProcessThatIsGoneIsSaidAndServedAgainOnceItIsBack(
      ProxyProgram program, @TempDir Path folder) throws Exception {
    WebServer first = WebServer.start(0, new Metrics(), List.of(named("first"), ready(true)));
    int port = first.port();
    try (RunningProxy proxy = start(program, folder, port)) {
      assertThat(get(proxy, "/who").body()).isEqualTo("first");
      first.close();
      assertThat(get(proxy, "/who").statusCode()).isBetween(502, 503);
      try (WebServer _ =
          WebServer.start(port, new Metrics(), List.of(named("again"), ready(true)))) {
        await().until(() -> get(proxy, "/who").body().equals("again"));
      }
    }
  }

  @Test
  void onlyReadyProcessesGetRequests(@TempDir Path folder) throws Exception {
    AtomicBoolean one = new AtomicBoolean(false);
    AtomicBoolean two = new AtomicBoolean(true);
    try (WebServer first = WebServer.start(0, new Metrics(), List.of(named("one"), ready(one)));
        WebServer second = WebServer.start(0, new Metrics(), List.of(named("two"), ready(two)));
        RunningProxy proxy = start(ProxyProgram.HAPROXY, folder, first.port(), second.port())) {
      await().until(() -> tenTimes(proxy).equals(List.of("two")));
      one.set(true);
      await().until(() -> tenTimes(proxy).size() == 2);
      two.set(false);
      await().until(() -> tenTimes(proxy).equals(List.of("one")));
      one.set(false);
      await().until(() -> get(proxy, "/who").statusCode() == 503);
    }
  }

  /** Who answers ten requests. */
  private List<String> tenTimes(RunningProxy proxy) throws Exception {
    return IntStream.range(0, 10).mapToObj(_ -> who(proxy)).distinct().sorted().toList();
  }

  private String who(RunningProxy proxy) {
    try {
      return get(proxy, "/who").body();
    } catch (Exception lost) {
      throw new IllegalStateException(lost);
    }
  }

  private static Endpoint named(String name) {
    return routes -> routes.get("/who", ctx -> ctx.result(name));
  }

  private static Endpoint ready(boolean always) {
    return ready(new AtomicBoolean(always));
  }

  private static Endpoint ready(AtomicBoolean flag) {
    return new Health(List.of(new Probe("test", flag::get)));
  }
}
