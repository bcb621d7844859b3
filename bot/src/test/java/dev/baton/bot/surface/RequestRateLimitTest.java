package dev.baton.bot.surface;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.model.event.TeamJoinEvent;
import dev.baton.bot.Texts;
import dev.baton.bot.TinyServer;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.ElapsedTime;
import dev.baton.db.testing.SettableClock;
import dev.baton.slack.BotToken;
import dev.baton.slack.SlackCalls;
import dev.baton.web.Metrics;
import dev.baton.web.Replays;
import dev.baton.web.SlackSignature;
import dev.baton.web.WebServer;
import dev.baton.web.testing.Signed;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace may send five requests at once here, and one a second of a clock that stands. */
final class RequestRateLimitTest {
  private static final int AT_ONCE = 5;
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Wording WORDS = Texts.load().english();
  private static final String TOO_MANY_REQUESTS = WORDS.say(SharedPhrase.TOO_MANY_REQUESTS);

  private final SettableClock clock = new SettableClock();
  private final Map<String, Integer> handled = new ConcurrentHashMap<>();
  private final AtomicInteger triggers = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private TinyServer slack;
  private SlackCalls calls;
  private Replies replies;
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    slack = new TinyServer().answers("/reply", 200, "ok");
    calls = new SlackCalls(slack.uri().resolve("/api/"), _ -> Optional.of(new BotToken("xoxb-1")));
    replies = new Replies(calls);
    ElapsedTime time = new ElapsedTime(clock);
    RequestRateLimit pace = new RequestRateLimit(1, replies, _ -> WORDS, time);
    App app = new App(AppConfig.builder().build(), calls.slack(), List.of(pace));
    app.command("/escalate", (request, ctx) -> count(request.getPayload().getTeamId(), ctx.ack()));
    app.blockAction("approve", (_, ctx) -> count(ctx.getTeamId(), ctx.ack()));
    app.viewSubmission("page", (_, ctx) -> count(ctx.getTeamId(), ctx.ack()));
    app.event(TeamJoinEvent.class, (_, ctx) -> count(ctx.getTeamId(), ctx.ack()));
    SlackSignature signature = new SlackSignature(Signed.SECRET, clock);
    SlackEndpoint endpoint =
        new SlackEndpoint(signature, new Replays(_ -> true, time), app, metrics.registry());
    server = WebServer.start(0, metrics, List.of(endpoint));
  }

  private <T> T count(String team, T answer) {
    handled.merge(team, 1, Integer::sum);
    return answer;
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    replies.close();
    calls.close();
    slack.close();
    metrics.close();
  }

  private HttpResponse<String> send(String type, String body) throws Exception {
    URI events = URI.create("http://127.0.0.1:" + server.port() + "/slack/events");
    return client.send(
        Signed.request(events, clock.instant(), type, body), BodyHandlers.ofString());
  }

  private HttpResponse<String> command(String team) throws Exception {
    return send(
        FORM,
        "command=%2Fescalate&team_id="
            + team
            + "&user_id=U1&trigger_id="
            + triggers.incrementAndGet());
  }

  private HttpResponse<String> payload(String json) throws Exception {
    String unique =
        json.replaceFirst("\\{", "{\"trigger_id\":\"" + triggers.incrementAndGet() + "\",");
    return send(FORM, "payload=" + URLEncoder.encode(unique, StandardCharsets.UTF_8));
  }

  private void exhaust(String team) throws Exception {
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(command(team).body()).doesNotContain(TOO_MANY_REQUESTS);
    }
  }

  @Test
  void aBusyWorkspaceIsAskedToWaitAndAnotherIsServed() throws Exception {
    exhaust("TBUSY");

    HttpResponse<String> refused = command("TBUSY");
    exhaust("TCALM");

    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("ephemeral").contains(TOO_MANY_REQUESTS);
    assertThat(handled).containsEntry("TBUSY", AT_ONCE).containsEntry("TCALM", AT_ONCE);
  }

  @Test
  void everySecondOnTheClockGivesOneMore() throws Exception {
    exhaust("TBUSY");
    assertThat(command("TBUSY").body()).contains(TOO_MANY_REQUESTS);

    clock.advance(Duration.ofSeconds(1));
    assertThat(command("TBUSY").body()).doesNotContain(TOO_MANY_REQUESTS);
    assertThat(command("TBUSY").body()).contains(TOO_MANY_REQUESTS);

    clock.advance(Duration.ofMinutes(1));
    exhaust("TBUSY");
    assertThat(command("TBUSY").body()).contains(TOO_MANY_REQUESTS);
  }

  @Test
  void aClockThatIsSetBackRefusesNobodyForLonger() throws Exception {
    exhaust("TBUSY");

    clock.advance(Duration.ofMinutes(-3));
    assertThat(command("TBUSY").body()).contains(TOO_MANY_REQUESTS);

    clock.advance(Duration.ofSeconds(1));
    assertThat(command("TBUSY").body()).doesNotContain(TOO_MANY_REQUESTS);
  }

  @Test
  void aRefusedFormStaysOpenWithAllThatWasTyped() throws Exception {
    exhaust("TBUSY");

    String form =
        """
        {"type":"view_submission","team":{"id":"TBUSY"},"user":{"id":"U1","team_id":"TBUSY"},
         "view":{"type":"modal","callback_id":"page",
         "state":{"values":{"reason":{"reason":{"type":"plain_text_input","value":"x"}}}}}}
        """;

    assertThat(payload(form).body())
        .contains("\"response_action\":\"errors\"")
        .contains("\"reason\":\"" + TOO_MANY_REQUESTS);
  }

  @Test
  void aRefusedClickIsAnsweredPrivatelyAndOnceInAWhile() throws Exception {
    exhaust("TBUSY");

    for (int i = 0; i < 20; i++) {
      assertThat(click().statusCode()).isEqualTo(200);
    }
    await().until(() -> slack.came().size() == 1);
    assertThat(slack.came().getFirst().body()).contains(TOO_MANY_REQUESTS);

    clock.advance(Duration.ofSeconds(10));
    exhaust("TBUSY");
    click();
    await().until(() -> slack.came().size() == 2);
  }

  private HttpResponse<String> click() throws Exception {
    return payload(
        """
        {"type":"block_actions","team":{"id":"TBUSY"},"user":{"id":"U1","team_id":"TBUSY"},
         "response_url":"%s",
         "actions":[{"type":"button","action_id":"approve","block_id":"b","value":"v"}]}
        """
            .formatted(slack.uri().resolve("/reply")));
  }

  @Test
  void newsOfMembersIsCountedApartAndComesAgain() throws Exception {
    exhaust("TBUSY");
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(event().statusCode()).isEqualTo(200);
    }

    HttpResponse<String> answer = event();

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    await().untilAsserted(() -> assertThat(handled).containsEntry("TBUSY", 2 * AT_ONCE));
  }

  private HttpResponse<String> event() throws Exception {
    return send(
        "application/json",
        String.format(
            Locale.ROOT,
            """
            {"type":"event_callback","team_id":"TBUSY","event_id":"Ev%d",
             "event":{"type":"team_join","user":{"id":"U9","team_id":"TBUSY"}}}
            """,
            triggers.incrementAndGet()));
  }
}
