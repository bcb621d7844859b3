package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.TeamJoinEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.event.UserChangeEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.SlackWorkspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every payload goes through Slack's own framework, which checks, parses and routes it. */
class BoltTest {
  private static final String SECRET = "bolt-signing-secret";

  private final Sandbox sandbox =
      Sandbox.start(
          SandboxConfig.defaults()
              .onClock(InstantSource.fixed(Instant.now()))
              .answerWithin(Duration.ofSeconds(10)));
  private final SlackWorkspace acme = sandbox.workspace("T0ACME", "Acme");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final App app = app();
  private final SlackRequestParser parser = new SlackRequestParser(app.config());
  private final HttpServer server = server();

  private App app() {
    var slackConfig = new SlackConfig();
    slackConfig.setMethodsEndpointUrlPrefix(sandbox.slackApiUrl());
    var config =
        AppConfig.builder()
            .signingSecret(SECRET)
            .singleTeamBotToken(acme.botToken())
            .slack(Slack.getInstance(slackConfig))
            .build();
    return new App(config);
  }

  private HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/", this::serve);
      made.start();
      return made;
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    var request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack/events")
            .requestBody(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
            .headers(new RequestHeaders(Map.copyOf(exchange.getRequestHeaders())))
            .queryString(Map.of())
            .build();
    try {
      var response = app.run(parser.parse(request));
      var body = response.getBody() == null ? "" : response.getBody();
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(response.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (Exception failed) {
      heard.add(String.valueOf(failed));
      exchange.sendResponseHeaders(500, -1);
    } finally {
      exchange.close();
    }
  }

  @BeforeEach
  void connect() {
    var port = server.getAddress().getPort();
    acme.connectBot(URI.create("http://127.0.0.1:" + port + "/slack/events"), SECRET);
  }

  @AfterEach
  void close() {
    server.stop(0);
    app.stop();
    sandbox.close();
  }

  @Test
  void commandsAndModalsReachTheirHandlers() {
    var view =
        Stage.modal(
            "Escalate",
            Stage.input("r", "Reason", Stage.typed("v")),
            Stage.input("k", "Kind", Json.object("type", "external_select", "action_id", "kind")));
    view.addProperty("callback_id", "page_one");
    view.addProperty("notify_on_close", true);
    app.command(
        "/escalate",
        (request, context) -> {
          var opened =
              context
                  .client()
                  .viewsOpen(
                      r -> r.triggerId(context.getTriggerId()).viewAsString(view.toString()));
          return opened.isOk() ? context.ack() : context.ack(opened.getError());
        });
    app.blockSuggestion(
        "kind",
        (request, context) ->
            context.ack(
                BlockSuggestionResponse.builder().options(List.of(option("Billing"))).build()));
    app.viewSubmission(
        "page_one",
        (request, context) -> {
          var values = request.getPayload().getView().getState().getValues();
          values.values().stream()
              .flatMap(ofBlock -> ofBlock.values().stream())
              .map(state -> state.getValue() + "/" + state.getSelectedOption())
              .forEach(heard::add);
          return context.ackWithErrors(Map.of("r", "More, please"));
        });
    app.viewClosed(
        "page_one",
        (request, context) -> {
          heard.add("closed");
          return context.ack();
        });
    var ana = acme.person("ana@acme.test", "Ana");

    assertThat(ana.types("/escalate ZD-1").problem()).isEmpty();
    var modal = ana.modal().fill("Reason", "too short").choose("Kind", "Billing");
    modal.submit();
    modal.close();

    assertThat(modal.errors()).containsEntry("Reason", "More, please");
    assertThat(heard).hasSize(3);
    assertThat(heard.get(0)).startsWith("too short/");
    assertThat(heard.get(1)).contains("value=Billing");
    assertThat(heard.get(2)).isEqualTo("closed");
  }

  private static Option option(String label) {
    return Option.builder()
        .text(PlainTextObject.builder().text(label).build())
        .value(label)
        .build();
  }

  @Test
  void clicksAndShortcutsReachTheirHandlers() throws Exception {
    app.blockAction(
        "approve",
        (request, context) -> {
          heard.add(request.getPayload().getActions().getFirst().getValue());
          heard.add(request.getPayload().getMessage().getText());
          context.respond("Done");
          return context.ack();
        });
    app.messageShortcut(
        "escalate_message",
        (request, context) -> {
          heard.add(request.getPayload().getMessage().getText());
          return context.ack();
        });
    app.globalShortcut(
        "queue",
        (request, context) -> {
          heard.add(request.getPayload().getCallbackId());
          return context.ack();
        });
    acme.shortcut("Escalate this message", "escalate_message").shortcut("Queue", "queue");
    var ana = acme.person("ana@acme.test", "Ana");
    var blocks = Stage.blocks(Stage.actions("a", Stage.button("approve", "Approve")));
    app.client()
        .chatPostMessage(
            r -> r.token(acme.botToken()).channel(ana.id()).text("Decide").blocksAsString(blocks));

    var outcome = ana.lastDirectMessage().click("Approve");
    ana.messageShortcut(acme.channel("help").post(ana, "It is down"), "Escalate this message");
    ana.globalShortcut("Queue");

    assertThat(heard).containsExactly("v-approve", "Decide", "It is down", "queue");
    assertThat(outcome.reply().text()).isEqualTo("Done");
  }

  @Test
  void eventsReachTheirHandlers() {
    app.event(
        TeamJoinEvent.class, (payload, context) -> hear(payload.getEvent().getUser().getName()));
    app.event(
        UserChangeEvent.class,
        (payload, context) -> hear("tz " + payload.getEvent().getUser().getTz()));
    app.event(
        AppHomeOpenedEvent.class, (payload, context) -> hear("tab " + payload.getEvent().getTab()));
    app.event(MessageEvent.class, (payload, context) -> hear(payload.getEvent().getText()));
    app.event(
        TokensRevokedEvent.class,
        (payload, context) -> hear("revoked " + payload.getEvent().getTokens().getBot().size()));
    app.event(AppUninstalledEvent.class, (payload, context) -> hear("uninstalled"));

    var ana = acme.person("ana@acme.test", "Ana");
    ana.in(ZoneId.of("Asia/Tokyo"));
    ana.opensHome();
    ana.says("hello");

    assertThat(heard).containsExactly("ana", "tz Asia/Tokyo", "tab home", "hello");
    assertThat(acme.sendEvent(Json.object("type", "app_uninstalled")).answer().status())
        .isEqualTo(200);
  }

  private Response hear(String what) {
    heard.add(what);
    return Response.ok();
  }
}
