package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.helpdesk.InboundRow.State;
import dev.baton.db.install.Ending;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers and careless programs send, and what is left of it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final int MANY = 120;

  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestWorkspace acme;
  private Sender desk;

  HostileEventsTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(NOW);
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void manyInAHurryAreAllRead() {
    for (int i = 0; i < MANY; i++) {
      String event = event("\"key\":\"ZD-" + (3000 + i % 11) + "\",\"title\":\"" + i + "\"");
      assertThat(desk.send("msg_" + i, event)).isEqualTo(202);
    }
    await().until(() -> events().stream().allMatch(event -> event.state() == State.APPLIED));
    assertThat(events()).hasSize(MANY);
  }

  @Test
  void anOldRequestThatSomebodyRecordedIsWorthNothingLater() {
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> recorded = desk.headers("msg_1", acme.now(), body);
    assertThat(desk.post(recorded, body).statusCode()).isEqualTo(202);
    assertThat(desk.post(recorded, body).statusCode()).isEqualTo(200);
    bot.clock().set(acme.now().plus(Duration.ofMinutes(7)));
    assertThat(desk.post(recorded, body).statusCode()).isEqualTo(401);
    Map<String, String> renamed = new HashMap<>(recorded);
    renamed.put("webhook-id", "msg_2");
    assertThat(desk.post(renamed, body).statusCode()).isEqualTo(401);
    Map<String, String> redated = new HashMap<>(recorded);
    redated.put("webhook-timestamp", String.valueOf(acme.now().getEpochSecond()));
    assertThat(desk.post(redated, body).statusCode()).isEqualTo(401);
    assertThat(events()).hasSize(1);
  }

  @Test
  void aRequestForOneConnectionIsWorthNothingAtAnother() {
    Sender second = Sender.to(acme, http);
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> signed = desk.headers("msg_1", acme.now(), body);
    assertThat(second.post(signed, body).statusCode()).isEqualTo(401);
    assertThat(desk.post(signed, body).statusCode()).isEqualTo(202);
    assertThat(second.send("msg_1", event("\"key\":\"ZD-2\""))).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1",
        "v1,",
        "v2,%s",
        "v1a,%s",
        "%s",
        "sha256=%s",
        "v1,%s=",
        "v1,\u00fc",
        "v1, %s",
        "v1,AAAA v1,BBBB"
      })
  void aSignatureOfAnotherShapeIsNone(String shape) {
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), body));
    String seconds = String.valueOf(acme.now().getEpochSecond());
    String mac =
        Sender.sign(desk.connection().secret(), "msg_1", seconds, body).substring("v1,".length());
    headers.put("webhook-signature", shape.formatted(mac).replace('\u00fc', '~'));
    assertThat(desk.post(headers, body).statusCode()).isEqualTo(401);
    assertThat(events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "now", "-1", "1e9", "99999999999999999999", "0x10", "1772442000.5"})
  void aTimeThatIsNoNumberOfSecondsIsNone(String time) {
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), body));
    headers.put("webhook-timestamp", time);
    headers.put("webhook-signature", Sender.sign(desk.connection().secret(), "msg_1", time, body));
    assertThat(desk.post(headers, body).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsPackedIsTakenAsTheBytesThatItIs() throws IOException {
    byte[] packed = packed(event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), packed));
    headers.put("Content-Encoding", "gzip");
    assertThat(desk.post(headers, packed).statusCode()).isEqualTo(400);
    assertThat(events().getFirst().reason()).contains("not_json");
    byte[] bomb = packed(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(1_000_000);
    Map<String, String> second = new HashMap<>(desk.headers("msg_2", acme.now(), bomb));
    second.put("Content-Encoding", "gzip");
    assertThat(desk.post(second, bomb).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyInPiecesIsReadLikeAnyOther() {
    byte[] body = event("\"key\":\"ZD-77\"").getBytes(StandardCharsets.UTF_8);
    assertThat(
            desk.post(
                    "/hooks/" + desk.connection().path(),
                    desk.headers("msg_1", acme.now(), body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void whoSendsSlowlyHoldsUpNobody() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        slow.add(begun());
      }
      assertThat(desk.send("msg_1", event("\"key\":\"ZD-1\""))).isEqualTo(202);
      await().until(() -> ticketIsKnown("ZD-1"));
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  /** Headers and half a body, and then nothing. */
  private Socket begun() throws IOException {
    URI address = bot.address("/hooks/" + desk.connection().path());
    Socket socket = new Socket(address.getHost(), address.getPort());
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST "
                + address.getPath()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 500000\r\n\r\n{\"type\":")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 202",
    "application/json; charset=utf-8, 202",
    "APPLICATION/JSON, 202",
    "application/cloudevents+json, 202",
    "text/json, 415",
    "application/jsonp, 415",
    "multipart/form-data; boundary=x, 415",
    "application/xml, 415",
    "'text/plain; a=application/json', 415"
  })
  void onlyWhatSaysThatItIsJsonIsTaken(String type, int answer) {
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(desk.headers("msg_1", acme.now(), body));
    headers.put("Content-Type", type);
    assertThat(desk.post(headers, body).statusCode()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-03T09:00:00Z", "2126-03-02T09:00:00Z", "9999-12-31T23:59:59Z"})
  void aStampFromTomorrowCountsAsNowSoThatATrueOneCanFollow(String stamp) {
    desk.send("msg_1", event(stamp, "\"key\":\"ZD-1\",\"priority\":\"P4\""));
    await().until(() -> ticketIsKnown("ZD-1"));
    assertThat(events().getFirst().reason()).contains("clock_ahead");
    bot.clock().set(acme.now().plusSeconds(60));
    desk.send("msg_2", event("2026-03-02T09:00:30Z", "\"key\":\"ZD-1\",\"priority\":\"P2\""));
    await().until(() -> ticket("ZD-1").priority().map(Enum::name).filter("P2"::equals).isPresent());
  }

  @Test
  void whatIsSaidToBeResolvedBeforeItWasOpenedIsLeftOutAndNamed() {
    desk.send(
        "msg_1",
        event(
            "\"key\":\"ZD-1\",\"priority\":\"P1\",\"opened\":\"2026-03-02T08:00:00Z\","
                + "\"resolved\":\"2026-03-01T08:00:00Z\",\"first_response\":\"2025-03-01T08:00:00Z\""));
    await().until(() -> ticketIsKnown("ZD-1"));
    assertThat(events().getFirst().reason()).contains("fields_left_out");
    assertThat(events().getFirst().detail().orElseThrow()).contains("first_response", "resolved");
    assertThat(ticket("ZD-1").details().status()).isEqualTo(TicketStatus.OPEN);
  }

  @Test
  void wordsThatOnlyTogetherContradictEachOtherHarmNothing() {
    desk.send("msg_1", event("\"key\":\"ZD-1\",\"opened\":\"2026-03-02T08:00:00Z\""));
    desk.send("msg_2", event("\"key\":\"ZD-1\",\"resolved\":\"2026-03-01T08:00:00Z\""));
    await()
        .until(() ->
            ticketIsKnown("ZD-1") && ticket("ZD-1").details().status() == TicketStatus.RESOLVED);
    desk.send("msg_3", event("2026-03-02T08:59:30Z", "\"key\":\"ZD-1\",\"status\":\"open\""));
    await().until(() -> ticket("ZD-1").details().status() == TicketStatus.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Hello<br>there</p> | Hello",
        "<script>alert(1)</script>safe | safe",
        "<img src=x onerror=alert(1)>seen | seen",
        "<style>*{}</style><div>text</div> | text",
        "&lt;b&gt;kept&lt;/b&gt; | kept"
      })
  void aDescriptionInHtmlBecomesText(String html, String shown) {
    desk.send("msg_1", event("\"key\":\"ZD-1\",\"description\":\"" + html + "\""));
    await().until(() -> ticketIsKnown("ZD-1"));
    assertThat(description("ZD-1"))
        .contains(shown)
        .doesNotContain("<script", "alert(1)", "<img", "<style", "<p>", "<div>");
  }

  @Test
  void nothingOfAWorkspaceThatLeftIsTakenOrReadAnyMore() {
    acme.in(tx -> Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", acme.now()));
    for (int i = 0; i < 3; i++) {
      assertThat(desk.send("msg_" + i, event("\"key\":\"ZD-1\""))).isEqualTo(401);
    }
    assertThat(events()).isEmpty();
    TestWorkspace other = TestWorkspace.in(bot);
    assertThat(Sender.to(other, http).send("msg_1", event("\"key\":\"ZD-1\""))).isEqualTo(202);
  }

  @Test
  void anIdOfAnotherWorkspacesEventLeadsToNothingThere() {
    Sender other = Sender.to(TestWorkspace.in(bot), http);
    assertThat(other.send("msg_1", event("\"key\":\"ZD-5\""))).isEqualTo(202);
    UUID theirs =
        other
            .workspace()
            .in(tx -> InboundEvents.in(tx).newest(other.connection().id(), 1).getFirst().id());
    boolean isFound =
        acme.in(tx ->
            InboundEvents.in(tx).find(theirs).isPresent()
                || InboundEvents.in(tx).again(theirs, acme.now()));
    assertThat(isFound).isFalse();
    assertThat(ticketIsKnown("ZD-5")).isFalse();
  }

  @Test
  void aThirdSecretEndsTheFirstAtOnce() {
    Sender second = rotated();
    Sender third = rotated();
    assertThat(third.send("msg_1", event("\"key\":\"ZD-1\""))).isEqualTo(202);
    assertThat(second.send("msg_2", event("\"key\":\"ZD-1\""))).isEqualTo(202);
    assertThat(desk.send("msg_3", event("\"key\":\"ZD-1\""))).isEqualTo(401);
    byte[] body = event("\"key\":\"ZD-1\"").getBytes(StandardCharsets.UTF_8);
    Map<String, String> both = new HashMap<>(second.headers("msg_4", acme.now(), body));
    both.merge(
        "webhook-signature",
        third.headers("msg_4", acme.now(), body).get("webhook-signature"),
        (old, present) -> old + " " + present);
    assertThat(desk.post(both, body).statusCode()).isEqualTo(202);
  }

  private Sender rotated() {
    return desk.with(
        acme.in(tx ->
                OpenedConnection.rotate(
                        tx, Sender.secrets(), desk.connection().id(), acme.id("olga"), acme.now())
                    .orElseThrow())
            .secret());
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String event(String data) {
    return event("2026-03-02T08:59:00Z", data);
  }

  private static String event(String stamp, String data) {
    return "{\"type\":\"ticket.updated\",\"timestamp\":\"" + stamp + "\",\"data\":{" + data + "}}";
  }

  private List<InboundRow> events() {
    return acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), MANY));
  }

  private boolean ticketIsKnown(String key) {
    return acme.in(tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()))
        .isPresent();
  }

  private TicketNow ticket(String key) {
    return acme.in(tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()))
        .orElseThrow();
  }

  private String description(String key) {
    String identity = TicketKeyFormat.DEFAULT.parse(key).orElseThrow().identity();
    return acme.in(tx -> ToldTickets.in(tx).valuesOf(identity))
        .orElseThrow()
        .getOrDefault("description", "");
  }
}
