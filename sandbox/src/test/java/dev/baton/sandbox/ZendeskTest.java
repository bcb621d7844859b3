package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.zendesk.ZendeskDesk;
import dev.baton.sandbox.zendesk.ZendeskWebhook;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zendesk.client.v2.Zendesk;
import org.zendesk.client.v2.ZendeskResponseException;
import org.zendesk.client.v2.ZendeskResponseRateLimitException;
import org.zendesk.client.v2.model.Comment;
import org.zendesk.client.v2.model.Status;
import org.zendesk.client.v2.model.Ticket;
import org.zendesk.client.v2.model.User;

/** A client that nobody here wrote drives it, and what it says has the recorded form. */
class ZendeskTest {
  private final TestClock clock = new TestClock();
  private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().onClock(clock));
  private final ZendeskDesk desk = sandbox.zendesk("acme");
  private final long admin = desk.agent("Olga", "olga@acme.test", "admin");
  private final long ana = desk.agent("Ana", "ana@acme.test", "agent");
  private final long ben = desk.agent("Ben", "ben@acme.test", "agent");
  private final long group = desk.group("Support", ana);
  private final long globex =
      desk.organization("Globex", Json.object("plan", "Enterprise", "arr", 180_000));
  private final long carl = desk.customer("Carl", "carl@globex.test", globex);
  private final long ticket = desk.opens(carl, "Invoice is wrong", "It says 12 instead of 10.");
  private final HttpClient http = HttpClient.newHttpClient();
  private final Zendesk client = client(desk.token(admin));

  @AfterEach
  void close() {
    client.close();
    http.shutdownNow();
    sandbox.close();
  }

  private Zendesk client(String token) {
    return new Zendesk.Builder(sandbox.zendeskApiUrl().replace("{subdomain}", "acme"))
        .setOauthToken(token)
        .build();
  }

  private Ticket change() {
    Ticket change = new Ticket();
    change.setId(ticket);
    return change;
  }

  @Test
  void aForeignClientReadsWhoIsThereAndWhatTheyAsk() {
    assertThat(client.getAuthenticatedUser().getEmail()).isEqualTo("olga@acme.test");
    assertThat(client.getTicket(ticket).getSubject()).isEqualTo("Invoice is wrong");
    assertThat(client.getTicket(ticket).getStatus()).isEqualTo(Status.NEW);
    assertThat(client.getOrganization(globex).getOrganizationFields())
        .containsEntry("plan", "Enterprise");
    assertThat(StreamSupport.stream(client.lookupUserByEmail("ben@acme.test").spliterator(), false))
        .extracting(User::getId)
        .containsExactly(ben);
    assertThat(client.getGroupMembershipByUser(ana)).hasSize(1);
    assertThat(client.getGroupMembershipByUser(ben)).isEmpty();
    assertThat(client.getTickets(ticket, 999_999)).hasSize(1);
    assertThat(client.getTicket(999_999)).isNull();
  }

  @Test
  void aForeignClientSetsAssigneeGroupAndNoteInOneUpdate() {
    Ticket change = change();
    change.setGroupId(group);
    change.setAssigneeId(ana);
    Comment note = new Comment("Handed to Ana");
    note.setPublic(false);
    change.setComment(note);

    Ticket changed = client.updateTicket(change);

    assertThat(changed.getAssigneeId()).isEqualTo(ana);
    assertThat(changed.getStatus()).isEqualTo(Status.OPEN);
    assertThat(desk.commentsOf(ticket))
        .singleElement()
        .satisfies(comment -> {
          assertThat(Json.text(comment, "body")).isEqualTo("Handed to Ana");
          assertThat(Json.flag(comment, "public")).isFalse();
        });
    assertThat(client.getTicketAudits(ticket)).hasSize(1);
  }

  @Test
  void anAssigneeWhoIsNotInTheGroupIsRefused() {
    Ticket change = change();
    change.setGroupId(group);
    change.setAssigneeId(ben);
    assertThatThrownBy(() -> client.updateTicket(change))
        .isInstanceOfSatisfying(
            ZendeskResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(422);
              assertThat(refused.getBody()).contains("RecordInvalid", "\"assignee\"");
            });
    assertThat(desk.ticket(ticket).get("group_id").isJsonNull()).isTrue();
  }

  @Test
  void anUpdateOfWhatSomebodyChangedMeanwhileIsAConflict() {
    Ticket read = client.getTicket(ticket);
    clock.pass(Duration.ofSeconds(5));
    desk.changes(ana, ticket, "priority", "high");
    Ticket change = change();
    change.setSafeUpdate(true);
    change.setUpdatedAt(read.getUpdatedAt());
    change.setAssigneeId(ana);
    assertThatThrownBy(() -> client.updateTicket(change))
        .isInstanceOfSatisfying(
            ZendeskResponseException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(409));
  }

  @Test
  void aClosedTicketAndOneWithTooManyCommentsAreRefused() {
    desk.hasComments(ticket, 5_000);
    Ticket note = change();
    note.setComment(new Comment("One more"));
    assertThatThrownBy(() -> client.updateTicket(note)).hasMessageContaining("422");
    desk.changes(ana, ticket, "status", "closed");
    Ticket assign = change();
    assign.setAssigneeId(ana);
    assertThatThrownBy(() -> client.updateTicket(assign)).hasMessageContaining("422");
  }

  @Test
  void itIsBusyOrAwayByWish() {
    sandbox.faults().zendesk().rateLimit("GET tickets", 1, Duration.ofSeconds(7));
    assertThatThrownBy(() -> client.getTicket(ticket))
        .isInstanceOfSatisfying(
            ZendeskResponseRateLimitException.class,
            busy -> assertThat(busy.getRetryAfter()).isEqualTo(7));
    sandbox.faults().zendesk().unavailable("GET tickets", 1, Duration.ofSeconds(3));
    assertThatThrownBy(() -> client.getTicket(ticket)).hasMessageContaining("503");
    assertThat(client.getTicket(ticket)).isNotNull();
  }

  @Test
  void wrongCredentialsAreNobodyAndNoError() throws Exception {
    JsonObject recorded = recorded("authentication_test_incorrect_token.json");
    HttpResponse<String> answer = get("api/v2/users/me.json", "nonsense");
    assertThat(answer.statusCode()).isEqualTo(recorded.get("status").getAsInt());
    assertThat(Json.parseObject(answer.body())).contains(Json.child(recorded, "response"));
    assertThat(get("api/v2/tickets/1.json", "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void organizationsAndWhatIsNotThereHaveTheRecordedForm() throws Exception {
    JsonObject recorded =
        Json.child(
            Json.child(recorded("organizations_test_show_single.json"), "response"),
            "organization");
    JsonObject shown =
        Json.child(
            Json.parseObject(
                    get("api/v2/organizations/" + globex + ".json", desk.token(ana)).body())
                .orElseThrow(),
            "organization");
    Set<String> names = new TreeSet<>(recorded.keySet());
    names.remove("url");
    assertThat(shown.keySet()).isEqualTo(names);

    JsonObject none = recorded("organizations_test_delete_not_found_organization.json");
    HttpResponse<String> answer = get("api/v2/organizations/1.json", desk.token(ana));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Json.parseObject(answer.body())).contains(Json.child(none, "response"));
    assertThat(answer.headers().map()).containsKeys("x-rate-limit", "rate-limit-reset");
  }

  @Test
  void eventsHaveTheRecordedForm() throws Exception {
    desk.news();
    desk.changes(ana, ticket, "assignee_id", ana);
    desk.comments(ana, ticket, "We look into it.", true);
    List<JsonObject> news = desk.news();
    for (String topic : List.of("agent_assignment_changed", "status_changed", "comment_added")) {
      JsonObject recorded = recorded("ticket." + topic + ".json");
      JsonObject said =
          news.stream()
              .filter(event -> Json.text(event, "type").equals(Json.text(recorded, "type")))
              .findFirst()
              .orElseThrow();
      assertThat(kinds(Json.child(said, "event"))).isEqualTo(kinds(Json.child(recorded, "event")));
      assertThat(kinds(said).keySet()).isEqualTo(kinds(recorded).keySet());
      // Two of the recordings were cut short where they were found.
      assertThat(Json.child(said, "detail").keySet())
          .containsAll(Json.child(recorded, "detail").keySet());
    }
    assertThat(Json.child(news.getFirst(), "detail").keySet())
        .isEqualTo(Json.child(recorded("ticket.agent_assignment_changed.json"), "detail").keySet());
  }

  /** What stands where, as text, number, yes or no, or something made of them. */
  private static Map<String, String> kinds(JsonObject object) {
    Map<String, String> kinds = new TreeMap<>();
    object.asMap().forEach((name, value) -> kinds.put(name, kind(value)));
    return kinds;
  }

  private static String kind(JsonElement value) {
    if (value instanceof JsonObject object) {
      return kinds(object).toString();
    }
    if (value instanceof JsonArray || value.isJsonNull()) {
      return value instanceof JsonArray ? "list" : "text";
    }
    JsonPrimitive primitive = value.getAsJsonPrimitive();
    return primitive.isString() ? "text" : primitive.isNumber() ? "number" : "flag";
  }

  @Test
  void theSignatureIsTheOneThatWasComputedElsewhere() throws Exception {
    // Both of signature-vectors.json; the first body is the recorded one, byte for byte.
    assertThat(
            ZendeskWebhook.sign(
                ZendeskWebhook.TEST_SECRET,
                "2025-01-08T16:45:21Z",
                text("ticket.status_changed.json")))
        .isEqualTo("zvnwc6E94d677vBFSed+gjvcEq7zlTDijVo1HgdM3H0=");
    assertThat(ZendeskWebhook.sign("another-secret", "2025-01-08T16:45:21Z", ""))
        .isEqualTo("hF5w96IQblDszawiePGys3mZciT/hgdv4pWUsH54AR8=");
  }

  @Test
  void aRefreshEndsThePairBeforeItAndACodeIsGoodOnce() throws Exception {
    desk.client("baton", "s3cret");
    URI led =
        desk.allows(
            admin,
            Map.of(
                "client_id", "baton",
                "redirect_uri", "https://baton.test/zendesk/oauth",
                "scope", "read write",
                "state", "x1"));
    Map<String, String> query = Form.decode(led.getQuery());
    assertThat(query).containsEntry("state", "x1");
    JsonObject asked =
        Json.object(
            "grant_type", "authorization_code",
            "client_id", "baton",
            "client_secret", "s3cret",
            "code", query.get("code"),
            "redirect_uri", "https://baton.test/zendesk/oauth");
    JsonObject pair = tokens(asked, 200);
    tokens(asked, 400);
    assertThat(get("api/v2/users/me", Json.text(pair, "access_token")).body())
        .contains("olga@acme.test");

    JsonObject again =
        Json.object(
            "grant_type", "refresh_token",
            "client_id", "baton",
            "client_secret", "s3cret",
            "refresh_token", Json.text(pair, "refresh_token"));
    tokens(again, 200);
    tokens(again, 400);
    assertThat(get("api/v2/users/me", Json.text(pair, "access_token")).statusCode()).isEqualTo(401);
    again.addProperty("client_secret", "guessed");
    tokens(again, 401);
  }

  @Test
  void theExportLeavesOutTheLastMinuteAndHoldsWhatWasDeleted() throws Exception {
    String from = "api/v2/incremental/tickets/cursor?start_time=0";
    assertThat(exported(from)).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(exported(from)).hasSize(1);
    desk.happens(ana, ticket, "soft_deleted", new JsonObject());
    clock.pass(Duration.ofMinutes(2));
    assertThat(exported(from))
        .singleElement()
        .satisfies(each -> assertThat(Json.text(each, "status")).isEqualTo("deleted"));
    assertThat(get(from, desk.token(ana)).statusCode()).isEqualTo(403);
  }

  private List<JsonObject> exported(String path) throws Exception {
    return Json.objects(
        Json.parseObject(get(path, desk.token(admin)).body()).orElseThrow(), "tickets");
  }

  private JsonObject tokens(JsonObject asked, int status) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address("oauth/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Json.parseObject(answer.body()).orElseThrow();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private URI address(String path) {
    return URI.create(sandbox.zendeskApiUrl().replace("{subdomain}", "acme") + "/" + path);
  }

  /** What was recorded of a real account, or written down from Zendesk's documents. */
  private static JsonObject recorded(String name) throws IOException {
    JsonElement read = Json.parse(text(name)).orElseThrow();
    return read instanceof JsonArray calls
        ? calls.get(0).getAsJsonObject()
        : read.getAsJsonObject();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = ZendeskTest.class.getResourceAsStream("zendesk/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
