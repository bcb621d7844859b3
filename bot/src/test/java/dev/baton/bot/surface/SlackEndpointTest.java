package dev.baton.bot.surface;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import dev.baton.db.ElapsedTime;
import dev.baton.web.Metrics;
import dev.baton.web.Replays;
import dev.baton.web.RequestBody;
import dev.baton.web.SlackSignature;
import dev.baton.web.Verdict;
import dev.baton.web.WebServer;
import dev.baton.web.testing.Signed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackEndpointTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String COMMAND =
      "command=%2Fescalate&team_id=T1&user_id=U1&text=ZD-1042+%C3%A9%F0%9F%A6%8A&trigger_id=1.2.a";

  private static final String CLICK =
      "payload="
          + URLEncoder.encode(
              "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"},"
                  + "\"trigger_id\":\"1.2.a\",\"actions\":[{\"type\":\"button\",\"action_id\":\"approve\",\"block_id\":\"b\"}]}",
              StandardCharsets.UTF_8);

  private final AtomicInteger handled = new AtomicInteger();
  private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
  private final CountDownLatch slowBegan = new CountDownLatch(1);
  private final CountDownLatch slowMayEnd = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private WebServer server;

  @BeforeEach
  void start() {
    App app = new App(AppConfig.builder().requestVerificationEnabled(false).build(), List.of());
    app.command(
        "/escalate",
        (request, ctx) -> {
          handled.incrementAndGet();
          return ctx.ack("got " + request.getPayload().getText());
        });
    app.blockAction(
        "approve",
        (request, ctx) -> {
          handled.incrementAndGet();
          return ctx.ack();
        });
    app.command(
        "/unready",
        (request, ctx) -> {
          handled.incrementAndGet();
          return Response.error(503);
        });
    app.command(
        "/broken",
        (request, ctx) -> {
          throw new IllegalStateException("token xoxb-secret");
        });
    app.command(
        "/filled",
        (request, ctx) -> {
          OnceAnswered.begin(this::waitUntilItMayEnd);
          OnceAnswered.begin(handled::incrementAndGet);
          return ctx.ack("drawn first");
        });
    app.command(
        "/slow",
        (request, ctx) -> {
          slowBegan.countDown();
          waitUntilItMayEnd();
          return ctx.ack("finished");
        });
    SlackSignature signature = new SlackSignature(Signed.SECRET, InstantSource.fixed(NOW));
    server =
        WebServer.start(
            0, metrics, List.of(new SlackEndpoint(signature, replays(), app, metrics.registry())));
  }

  private Replays replays() {
    return new Replays(elsewhere::add, new ElapsedTime(InstantSource.fixed(NOW)));
  }

  @AfterEach
  void stop() {
    slowMayEnd.countDown();
    client.close();
    server.close();
    metrics.close();
  }

  @Test
  void aSignedCommandReachesItsHandlerWithItsText() throws Exception {
    HttpResponse<String> answer = send(Signed.request(events(), NOW, FORM, COMMAND));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("got ZD-1042 é🦊");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
  }

  @Test
  void whatFillsAFormBeginsOnceTheAnswerIsWithSlack() throws Exception {
    HttpResponse<String> answer =
        send(Signed.request(events(), NOW, FORM, COMMAND.replace("%2Fescalate", "%2Ffilled")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("drawn first");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(handled).hasValue(0);
    slowMayEnd.countDown();
    await().until(() -> handled.get() == 1);
  }

  @Test
  void theChallengeOfUrlVerificationIsReturned() throws Exception {
    String body = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1a\"}";

    HttpResponse<String> answer = send(Signed.request(events(), NOW, "application/json", body));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("3eZbrw1a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssl_check=1&token=t", "token=t&ssl_check=1", COMMAND + "&ssl_check=1"})
  void aLookAtTheCertificateIsAnsweredAndHandledByNobody(String form) throws Exception {
    assertThat(send(Signed.unsigned(events(), FORM, form).build()).statusCode()).isEqualTo(200);
    assertThat(send(Signed.request(events(), NOW, FORM, form)).statusCode()).isEqualTo(200);
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(events() + "?ssl_check=1&token=t")).build();

    assertThat(send(asked).statusCode()).isEqualTo(200);
    assertThat(handled).hasValue(0);
  }

  @Test
  void textThatOnlySpeaksOfALookIsHandledAsAnyOther() throws Exception {
    String typed = COMMAND.replace("ZD-1042", "ssl_check%3D1%26ZD-1042");

    assertThat(send(Signed.request(events(), NOW, FORM, typed)).body()).contains("got ssl_check");
    assertThat(handled).hasValue(1);
  }

  @Test
  void aForgedRequestIsRefusedAndHandledByNobody() throws Exception {
    HttpRequest forged =
        Signed.unsigned(events(), FORM, COMMAND)
            .header("X-Slack-Request-Timestamp", Long.toString(NOW.getEpochSecond()))
            .header("X-Slack-Signature", Signed.signature("other", NOW.getEpochSecond(), COMMAND))
            .build();

    assertRefused(send(forged), Verdict.FORGED);
  }

  @Test
  void aRequestFromThePastIsRefused() throws Exception {
    assertRefused(
        send(Signed.request(events(), NOW.minusSeconds(301), FORM, COMMAND)), Verdict.STALE);
  }

  @Test
  void aRequestFromTheFutureIsRefused() throws Exception {
    assertRefused(
        send(Signed.request(events(), NOW.plusSeconds(301), FORM, COMMAND)), Verdict.STALE);
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    assertRefused(send(Signed.unsigned(events(), FORM, COMMAND).build()), Verdict.MISSING);
  }

  @Test
  void aRequestThatWasTakenIsNotTakenAgain() throws Exception {
    HttpResponse<String> first = send(Signed.request(events(), NOW, FORM, COMMAND));
    HttpResponse<String> second = send(Signed.request(events(), NOW, FORM, COMMAND));
    HttpResponse<String> later = send(Signed.request(events(), NOW.plusSeconds(1), FORM, COMMAND));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).isEqualTo(Verdict.REPLAYED.sentence());
    assertThat(later.statusCode()).isEqualTo(200);
    assertThat(handled).hasValue(2);
  }

  @Test
  void aClickThatAnotherProcessTookIsNotTakenHere() throws Exception {
    elsewhere.add(Signed.signature(Signed.SECRET, NOW.getEpochSecond(), CLICK));

    HttpResponse<String> answer = send(Signed.request(events(), NOW, FORM, CLICK));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(handled).hasValue(0);
  }

  @Test
  void whatWasNotTakenMayComeAgain() throws Exception {
    String unready = COMMAND.replace("escalate", "unready");

    assertThat(send(Signed.request(events(), NOW, FORM, unready)).statusCode()).isEqualTo(503);
    assertThat(send(Signed.request(events(), NOW, FORM, unready)).statusCode()).isEqualTo(503);
    assertThat(handled).hasValue(2);
  }

  @Test
  void refusalsAreCountedWithoutNamingAnybody() throws Exception {
    HttpResponse<String> refused = send(Signed.unsigned(events(), FORM, COMMAND).build());
    HttpResponse<String> scrape = send(HttpRequest.newBuilder(at("/metrics")).build());

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(scrape.body())
        .contains("baton_slack_refused_total{why=\"MISSING\"} 1.0")
        .contains("path=\"/slack/events\"")
        .contains("jvm_memory_used_bytes")
        .doesNotContain("T1")
        .doesNotContain("ZD-1042");
  }

  @ParameterizedTest
  @ValueSource(strings = {"view_closed", "view_submission", "block_actions"})
  void aSignedPayloadWithoutItsFormOrActionIsNoRequest(String type) throws Exception {
    String payload =
        "{\"type\":\"" + type + "\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}";
    String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    HttpResponse<String> answer = send(Signed.request(events(), NOW, FORM, body));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aHugeBodyIsRefused() throws Exception {
    HttpRequest huge =
        Signed.request(events(), NOW, FORM, COMMAND + "&x=" + "x".repeat(RequestBody.LIMIT));

    HttpResponse<String> answer = send(huge);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("larger than 1000000 bytes");
    assertThat(handled).hasValue(0);
  }

  @Test
  void aHugeBodyOfUnknownLengthIsRefusedToo() throws Exception {
    byte[] piece = new byte[100_000];
    HttpRequest huge =
        HttpRequest.newBuilder(events())
            .POST(
                BodyPublishers.ofByteArrays(
                    List.of(
                        piece, piece, piece, piece, piece, piece, piece, piece, piece, piece,
                        piece)))
            .build();

    assertThat(send(huge).statusCode()).isEqualTo(413);
  }

  @Test
  void aDrippingBodyIsGivenUp() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor()) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      Future<?> drops =
          dripping.scheduleAtFixedRate(() -> drip(out), 0, 200, TimeUnit.MILLISECONDS);

      assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 408");
      drops.cancel(true);
    }
  }

  @Test
  void aHandlerThatFailsAnswersASentenceWithoutItsReason() throws Exception {
    HttpResponse<String> answer =
        send(Signed.request(events(), NOW, FORM, COMMAND.replace("escalate", "broken")));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("xoxb").contains("Try again");
  }

  @Test
  void whatBeganIsFinishedWhenTheServerStops() throws Exception {
    try (ScheduledExecutorService others = Executors.newScheduledThreadPool(2)) {
      Future<HttpResponse<String>> slow =
          others.submit(
              () -> send(Signed.request(events(), NOW, FORM, COMMAND.replace("escalate", "slow"))));
      assertThat(slowBegan.await(60, TimeUnit.SECONDS)).isTrue();
      // Longer than the second after which a stopping Jetty closes idle connections.
      Future<?> ending = others.schedule(slowMayEnd::countDown, 2, TimeUnit.SECONDS);
      server.close();

      assertThat(ending.isDone()).isTrue();
      assertThat(slow.get(60, TimeUnit.SECONDS).body()).contains("finished");
    }
  }

  @Test
  void everyAnswerCarriesSecurityHeadersAndNoBanner() throws Exception {
    for (String path : List.of("/", "/healthz", "/slack/events", "/metrics")) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path)).build());

      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }

  @Test
  void anUnknownPathIsAPlainNotFound() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at("/admin%3Cscript%3E?x=1")).build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("Nothing is here.");
  }

  @Test
  void headersBeyondTheLimitAreRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/healthz")).header("X-Long", "x".repeat(20_000)).build();

    assertThat(send(request).statusCode()).isEqualTo(431);
  }

  private void assertRefused(HttpResponse<String> answer, Verdict verdict) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(verdict.sentence());
    assertThat(handled).hasValue(0);
  }

  private static void drip(OutputStream out) {
    try {
      out.write('x');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the server hung up, as it should", e);
    }
  }

  private void waitUntilItMayEnd() {
    try {
      assertThat(slowMayEnd.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String statusLine(InputStream in) throws IOException {
    return new String(in.readNBytes(20), StandardCharsets.US_ASCII);
  }

  private URI events() {
    return at("/slack/events");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }
}
