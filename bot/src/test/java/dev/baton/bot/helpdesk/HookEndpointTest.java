package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.install.Ending;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Priority;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What another program may send, and what is refused without telling why. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookEndpointTest {
  private static final String EVENT =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z",
       "data":{"key":"ZD-1042","title":"Invoice wrong","priority":"P2","account":"Globex"}}\
      """;

  private static final TicketKey KEY = TicketKeyFormat.DEFAULT.parse("ZD-1042").orElseThrow();

  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Sender desk;

  HookEndpointTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void aSignedEventMakesTheTicketKnown() {
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(202);

    await().until(() -> ticket("ZD-1042").isPresent());
    TicketNow known = ticket("ZD-1042").orElseThrow();
    assertThat(known.priority()).contains(Priority.P2);
    assertThat(known.customer()).contains("Globex");
    assertThat(known.owner()).isEmpty();
    assertThat(counts()).containsEntry("applied", 1L);
  }

  @Test
  void theSameEventAgainIsAnsweredAsTakenAndChangesNothing() {
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(202);
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(200);
    assertThat(desk.send("msg_1", EVENT.replace("P2", "P1"))).isEqualTo(200);

    await().until(() -> events().stream().noneMatch(e -> e.state() == InboundRow.State.NEW));
    assertThat(events()).hasSize(1);
    assertThat(ticket("ZD-1042").orElseThrow().priority()).contains(Priority.P2);
  }

  @Test
  void fiftyAtOnceOfOneEventAreOneEvent() throws Exception {
    List<Callable<Integer>> sends = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sends.add(() -> desk.send("msg_1", EVENT));
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(sends)) {
        answers.add(answer.get());
      }
    }

    // Where the machine is slow some are told to come again, and none is told that it failed.
    assertThat(answers)
        .containsOnlyOnce(202)
        .allMatch(code -> List.of(200, 202, 503).contains(code));
    assertThat(events()).hasSize(1);
  }

  @Test
  void whoeverDoesNotSignLearnsNothing() {
    byte[] body = EVENT.getBytes(StandardCharsets.UTF_8);
    Map<String, String> good = desk.headers("msg_1", acme.now(), body);
    Map<String, String> forged = new HashMap<>(good);
    forged.put("webhook-signature", "v1,aGVsbG8=");
    HttpResponse<String> unknown =
        desk.post(
            "/hooks/AAAAAAAAAAAAAAAAAAAAAA", good, HttpRequest.BodyPublishers.ofByteArray(body));
    for (HttpResponse<String> answer :
        List.of(
            unknown,
            desk.post(forged, body),
            desk.post(good, EVENT.replace("P2", "P1").getBytes(StandardCharsets.UTF_8)),
            desk.post(Map.of("Content-Type", "application/json"), body),
            desk.post("/hooks/short", good, HttpRequest.BodyPublishers.ofByteArray(body)))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    }
    assertThat(events()).isEmpty();
    assertThat(counts()).isEqualTo(Map.of("bad_signature", 2L, "unsigned", 1L));
  }

  @ParameterizedTest
  @CsvSource({"-420, 401", "-180, 202", "180, 202", "420, 401"})
  void theSignatureHoldsFiveMinutesBothWays(int seconds, int answer) {
    assertThat(desk.send("msg_1", acme.now().plusSeconds(seconds), EVENT).statusCode())
        .isEqualTo(answer);
  }

  @Test
  void aTimestampInMillisecondsIsStale() {
    byte[] body = EVENT.getBytes(StandardCharsets.UTF_8);
    String millis = String.valueOf(acme.now().toEpochMilli());
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), body));
    headers.put("webhook-timestamp", millis);
    headers.put(
        "webhook-signature", Sender.sign(desk.connection().secret(), "msg_1", millis, body));

    assertThat(desk.post(headers, body).statusCode()).isEqualTo(401);
  }

  @Test
  void aHeadRequestHasNoEffect() throws Exception {
    HttpResponse<Void> answer =
        http.send(
            HttpRequest.newBuilder(bot.address("/hooks/" + desk.connection().path()))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(events()).isEmpty();
    assertThat(counts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000000, 202", "1000001, 413", "10000000, 413"})
  void aMillionBytesAreTakenAndNotOneMore(int size, int answer) {
    String start = EVENT.substring(0, EVENT.length() - 1) + ",\"x\":\"";
    String body = start + "y".repeat(size - start.length() - 2) + "\"}";
    assertThat(desk.send("msg_1", acme.now(), body).statusCode()).isEqualTo(answer);
    assertThat(counts().containsKey("too_large")).isEqualTo(answer == 413);
  }

  @Test
  void aLargeBodyThatDoesNotSayHowLargeItIsIsRefusedToo() {
    byte[] body = new byte[10_000_000];
    HttpResponse<String> answer =
        desk.post(
            "/hooks/" + desk.connection().path(),
            desk.headers("msg_1", acme.now(), body),
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
  void whatDoesNotSayThatItIsJsonIsRefused(String type) {
    byte[] body = EVENT.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), body));
    headers.remove("Content-Type");
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
    }
    assertThat(desk.post(headers, body).statusCode()).isEqualTo(415);
    assertThat(counts()).isEqualTo(Map.of("content_type", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`no json` | not_json",
        "`` | not_json",
        "`[]` | not_json",
        "`{\"type\":\"ping\"` | not_json",
        "`{\"type\":\"ping\"} {}` | not_json",
        "`{\"type\":\"ping\",\"type\":\"ticket.created\"}` | not_json",
        "`{'type':'ping'}` | not_json",
        "`{\"type\":\"ping\",\"n\":NaN}` | not_json"
      })
  void aSignedBodyThatIsNoEventIsKeptAsRefusedWithItsPlace(String body, String reason) {
    HttpResponse<String> answer = desk.send("msg_1", acme.now(), body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.state()).isEqualTo(InboundRow.State.REFUSED);
          assertThat(event.reason()).contains(reason);
        });
  }

  @Test
  void oneHundredThousandLayersOfJsonAreRefusedQuietly() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(desk.send("msg_1", deep)).isEqualTo(400);
    assertThat(events().getFirst().reason()).contains("too_deep");
  }

  @Test
  void aBodyThatIsNoUtf8IsRefused() {
    byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    assertThat(desk.post(desk.headers("msg_1", acme.now(), body), body).statusCode())
        .isEqualTo(400);
  }

  @Test
  void twoWorkspacesUseTheSameEventIdEachForItself() {
    Sender other = Sender.to(TestWorkspace.in(bot), http);
    assertThat(other.send("msg_1", EVENT)).isEqualTo(202);
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(202);
    assertThat(desk.with(other.connection().secret()).send("msg_2", EVENT)).isEqualTo(401);
    await().until(() -> ticket("ZD-1042").isPresent());
    await().until(() -> other.workspace().in(tx -> Tickets.in(tx).find(KEY)).isPresent());
  }

  @Test
  void bothSecretsHoldWhileOneIsReplacedAndThenTheNewOneAlone() {
    OpenedConnection next =
        acme.in(tx ->
            OpenedConnection.rotate(
                    tx, Sender.secrets(), desk.connection().id(), acme.id("olga"), acme.now())
                .orElseThrow());
    Sender renewed = desk.with(next.secret());
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(202);
    assertThat(renewed.send("msg_2", EVENT)).isEqualTo(202);
    bot.clock().set(acme.now().plus(Duration.ofHours(25)));
    assertThat(desk.send("msg_3", EVENT)).isEqualTo(401);
    assertThat(renewed.send("msg_4", EVENT)).isEqualTo(202);
  }

  @Test
  void aConnectionThatIsOffIsAsUnknownAsOneThatNeverWas() {
    acme.in(
        tx -> Connections.in(tx).switchOff(desk.connection().id(), acme.id("olga"), acme.now()));
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(401);
    assertThat(events()).isEmpty();
  }

  @Test
  void aWorkspaceThatBatonLeftTakesNothing() {
    acme.in(tx -> Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", acme.now()));
    assertThat(desk.send("msg_1", EVENT)).isEqualTo(401);
  }

  @Test
  void whatIsKeptIsSealedAndBoundToItsEvent() {
    desk.send("msg_1", EVENT);
    InboundRow event = events().getFirst();
    String sealed = event.body().orElseThrow();
    assertThat(sealed).doesNotContain("Invoice");
    assertThat(
            Sender.secrets()
                .body(acme.orgId(), event.connection(), "msg_1", sealed)
                .map(String::new))
        .contains(EVENT);
    assertThat(Sender.secrets().body(acme.orgId(), event.connection(), "msg_2", sealed)).isEmpty();
    assertThat(Sender.secrets().body("T0OTHER", event.connection(), "msg_1", sealed)).isEmpty();
  }

  private Optional<TicketNow> ticket(String key) {
    return acme.in(tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()));
  }

  private List<InboundRow> events() {
    return acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), 50));
  }

  private Map<String, Long> counts() {
    await()
        .until(() -> events().stream().noneMatch(event -> event.state() == InboundRow.State.NEW));
    return acme.in(tx -> InboundEvents.in(tx).lately(desk.connection().id(), acme.now())).counts();
  }
}
