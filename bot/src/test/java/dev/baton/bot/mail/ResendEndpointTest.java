package dev.baton.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.mail.ResendEvent.Kind;
import dev.baton.web.Hmac;
import dev.baton.web.Metrics;
import dev.baton.web.SvixSignature;
import dev.baton.web.Verdict;
import dev.baton.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResendEndpointTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final byte[] KEY =
      "a webhook secret of 32 bytes ...".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final String BOUNCED =
      """
      {"type":"email.bounced","created_at":"2026-03-02T08:59:58.123Z",
       "data":{"email_id":"56761188","to":["lena@acme.test"],"subject":"x","tags":{"workspace":"T0ACME"},
               "bounce":{"message":"No such mailbox","type":"Permanent"}}}\
      """;

  private final List<ResendEvent> events = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private WebServer server = start(Optional.of(SECRET));

  private WebServer start(Optional<String> secret) {
    Optional<SvixSignature> signature =
        secret.map(text -> new SvixSignature(text, InstantSource.fixed(NOW)));
    return WebServer.start(
        0, metrics, List.of(new ResendEndpoint(signature, this::receive, metrics.registry())));
  }

  private void receive(ResendEvent event) {
    if (event.emailId().equals("trouble")) {
      throw new IllegalStateException("database down");
    }
    events.add(event);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    metrics.close();
  }

  @Test
  void aSignedBounceIsHandedOn() throws Exception {
    assertThat(send("msg_1", NOW, BOUNCED).statusCode()).isEqualTo(204);

    assertThat(events)
        .containsExactly(
            new ResendEvent(
                "msg_1",
                Kind.BOUNCED,
                "56761188",
                Instant.parse("2026-03-02T08:59:58.123Z"),
                List.of("lena@acme.test"),
                "No such mailbox",
                Map.of("workspace", "T0ACME")));
  }

  @ParameterizedTest
  @CsvSource({
    "email.delivered,DELIVERED",
    "email.complained,COMPLAINED",
    "email.failed,FAILED",
    "email.suppressed,SUPPRESSED"
  })
  void otherNewsOfADeliveryAreHandedOn(String type, Kind kind) throws Exception {
    send("msg_1", NOW, BOUNCED.replace("email.bounced", type));

    assertThat(events).extracting(ResendEvent::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02 08:59:58.123+00",
        "2026-03-02 08:59:58.123456+00:00",
        "2026-03-02T08:59:58Z"
      })
  void everySpellingOfItsTimesIsRead(String time) throws Exception {
    assertThat(send("msg_1", NOW, BOUNCED.replace("2026-03-02T08:59:58.123Z", time)).statusCode())
        .isEqualTo(204);
    assertThat(events.getFirst().at()).isBetween("2026-03-02T08:59:58Z", "2026-03-02T08:59:59Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"email.opened\",\"created_at\":\"2026-03-02T08:59:58Z\",\"data\":{\"email_id\":\"1\"}}",
        "{\"type\":\"contact.created\",\"created_at\":\"2026-03-02T08:59:58Z\",\"data\":{}}"
      })
  void newsOfNoInterestAreAcknowledged(String body) throws Exception {
    assertThat(send("msg_1", NOW, body).statusCode()).isEqualTo(204);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"type\":\"email.bounced\",\"created_at\":\"soon\"}",
        "{\"type\":\"email.bounced\",\"created_at\":\"soon\",\"data\":{\"email_id\":\"1\"}}"
      })
  void aSignedBodyThatIsNoEventIsNamedAsSuch(String body) throws Exception {
    assertThat(send("msg_1", NOW, body).statusCode()).isEqualTo(400);
    assertThat(events).isEmpty();
  }

  @Test
  void troubleHereMakesResendSendItAgain() throws Exception {
    assertThat(send("msg_1", NOW, BOUNCED.replace("56761188", "trouble")).statusCode())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void aStaleEventIsRefused(long seconds) throws Exception {
    HttpResponse<String> answer = send("msg_1", NOW.plusSeconds(seconds), BOUNCED);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(Verdict.STALE.sentence());
    assertThat(events).isEmpty();
  }

  @Test
  void anEventUnderAnotherIdIsForged() throws Exception {
    HttpRequest request = request("msg_2", NOW, signature("msg_1", NOW, BOUNCED), BOUNCED);

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(events).isEmpty();
  }

  @Test
  void oneFittingSignatureAmongSeveralIsEnough() throws Exception {
    String signatures = "v1,bm9uZQ== v2,x " + signature("msg_1", NOW, BOUNCED);

    assertThat(
            client
                .send(request("msg_1", NOW, signatures, BOUNCED), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void anUnsignedEventIsRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri()).POST(BodyPublishers.ofString(BOUNCED)).build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void withoutASecretThePathIsClosed() throws Exception {
    server.close();
    server = start(Optional.empty());

    assertThat(send("msg_1", NOW, BOUNCED).statusCode()).isEqualTo(404);
    assertThat(events).isEmpty();
  }

  private HttpResponse<String> send(String id, Instant at, String body) throws Exception {
    return client.send(request(id, at, signature(id, at, body), body), BodyHandlers.ofString());
  }

  private HttpRequest request(String id, Instant at, String signature, String body) {
    return HttpRequest.newBuilder(uri())
        .header("svix-id", id)
        .header("svix-timestamp", Long.toString(at.getEpochSecond()))
        .header("svix-signature", signature)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String signature(String id, Instant at, String body) {
    byte[] mac =
        new Hmac(KEY)
            .sign(id + "." + at.getEpochSecond() + ".", body.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.port() + "/resend/events");
  }
}
