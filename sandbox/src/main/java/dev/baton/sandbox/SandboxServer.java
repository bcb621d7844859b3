package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.fault.Delay;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.mail.ResendApi;
import dev.baton.sandbox.mail.ResendCall;
import dev.baton.sandbox.slack.SlackError;
import dev.baton.sandbox.slack.Uploads;
import dev.baton.sandbox.slack.WebApi;
import dev.baton.sandbox.slack.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The HTTP side: routes to Slack's Web API, response_url, uploads and Resend. */
final class SandboxServer implements AutoCloseable {
  private static final long LARGEST_BODY = 4_000_000;

  private final Delay delay;
  private final World world;
  private final WebApi slack;
  private final Uploads uploads;
  private final ResendApi resend;
  private final Faults faults;
  private final Exchanges exchanges;
  private final List<Consumer<JavalinConfig>> routes = new ArrayList<>();
  private Optional<Javalin> listening = Optional.empty();

  SandboxServer(
      Delay delay,
      World world,
      WebApi slack,
      ResendApi resend,
      Faults faults,
      Exchanges exchanges) {
    this.delay = delay;
    this.world = world;
    this.slack = slack;
    this.resend = resend;
    this.faults = faults;
    this.exchanges = exchanges;
    uploads = new Uploads(world);
  }

  /** More routes beside Slack's and Resend's; only before it starts. */
  void serving(Consumer<JavalinConfig> more) {
    routes.add(more);
  }

  /** Listens on the loopback interface; returns the port. */
  int start(int port) {
    var javalin =
        Javalin.create(config -> {
          configure(config);
          config.routes.before(_ -> delay.pass());
          routes.forEach(each -> each.accept(config));
        });
    listening = Optional.of(javalin);
    javalin.start("127.0.0.1", port);
    return javalin.port();
  }

  @Override
  public void close() {
    listening.ifPresent(Javalin::stop);
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_BODY;
    config.routes.get("/api/{method}", this::webApi);
    config.routes.post("/api/{method}", this::webApi);
    config.routes.post("/response/{key}", this::responseUrl);
    config.routes.post("/upload/{team}/{file}", this::upload);
    config.routes.get("/files/{file}", this::download);
    config.routes.get("/resend/<path>", this::resend);
    config.routes.post("/resend/<path>", this::resend);
  }

  private void webApi(Context context) {
    var method = context.pathParam("method");
    var exchange = new HttpExchange(context, method, Direction.BOT_TO_SLACK);
    exchange.answer(faults.slack(), () -> callWebApi(context, method));
    record(exchange, redacted(context.body()));
  }

  private HttpReply callWebApi(Context context, String method) {
    var arguments = arguments(context);
    var header = Optional.ofNullable(context.header("Authorization")).orElse("");
    var token = header.startsWith("Bearer ") ? header.substring(7) : Json.text(arguments, "token");
    var answer = slack.call(method, token, arguments);
    var scopes = answer.team().map(team -> Map.of("X-OAuth-Scopes", team.bot().scopeLine()));
    return new HttpReply(200, scopes.orElse(Map.of()), answer.body().toString());
  }

  private static String bearer(Context context) {
    var header = Optional.ofNullable(context.header("Authorization")).orElse("");
    return header.startsWith("Bearer ") ? header.substring(7) : "";
  }

  private static JsonObject arguments(Context context) {
    var arguments = new JsonObject();
    context
        .queryParamMap()
        .forEach((name, values) -> arguments.addProperty(name, values.getLast()));
    var type = Optional.ofNullable(context.contentType()).orElse("");
    if (type.startsWith("application/json")) {
      Json.parseObject(context.body()).ifPresent(b -> b.asMap().forEach(arguments::add));
    } else {
      Form.decode(context.body()).forEach(arguments::addProperty);
    }
    addBasicAuthorization(context, arguments);
    return arguments;
  }

  /** The OAuth methods take the client's id and secret in a Basic header too. */
  private static void addBasicAuthorization(Context context, JsonObject arguments) {
    var given = context.basicAuthCredentials();
    if (given != null) {
      arguments.addProperty("client_id", given.getUsername());
      arguments.addProperty("client_secret", given.getPassword());
    }
  }

  private void responseUrl(Context context) {
    var exchange = new HttpExchange(context, "response_url", Direction.BOT_TO_SLACK);
    exchange.answer(faults.slack(), () -> respond(context));
    record(exchange, context.body());
  }

  private HttpReply respond(Context context) {
    var body = Json.parseObject(context.body()).orElseGet(JsonObject::new);
    try {
      world.respond(context.pathParam("key"), body);
      return new HttpReply(200, Map.of(), "ok");
    } catch (SlackError refused) {
      return new HttpReply(404, Map.of(), refused.answer().toString());
    }
  }

  private void upload(Context context) {
    var exchange = new HttpExchange(context, "upload", Direction.BOT_TO_SLACK);
    exchange.answer(faults.slack(), () -> receive(context));
    record(exchange, "(file)");
  }

  private HttpReply receive(Context context) {
    try {
      var file = context.uploadedFiles().stream().findFirst();
      var bytes = file.isPresent() ? file.get().content() : context.bodyInputStream();
      var taken = uploads.receive(context.pathParam("team"), context.pathParam("file"), bytes);
      return taken
          ? new HttpReply(200, Map.of(), "OK")
          : new HttpReply(400, Map.of(), "The file was not announced, or not with this length.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void download(Context context) {
    var exchange = new HttpExchange(context, "download", Direction.BOT_TO_SLACK);
    exchange.answer(faults.slack(), () -> fetch(context));
    record(exchange, "");
  }

  /** Whom a file is not shown to is led to the page on which people log in. */
  private HttpReply fetch(Context context) {
    return world
        .download(bearer(context), context.pathParam("file"))
        .map(bytes ->
            new HttpReply(
                200,
                Map.of("Content-Type", "application/octet-stream"),
                "(file)",
                Optional.of(bytes)))
        .orElseGet(() -> new HttpReply(302, Map.of("Location", world.address() + "/login"), ""));
  }

  private void resend(Context context) {
    var call =
        new ResendCall(
            context.method().name(),
            context.pathParam("path"),
            Optional.ofNullable(context.header("Authorization")).orElse(""),
            Optional.ofNullable(context.header("Idempotency-Key")),
            context.body());
    var exchange = new HttpExchange(context, call.name(), Direction.BOT_TO_RESEND);
    exchange.answerSlowly(faults.resend(), meanwhile -> callResend(call, meanwhile));
    record(exchange, context.body());
  }

  private HttpReply callResend(ResendCall call, Runnable meanwhile) {
    var reply = resend.answer(call, meanwhile);
    var limits = Map.of("ratelimit-limit", "5", "ratelimit-remaining", "4", "ratelimit-reset", "1");
    return new HttpReply(reply.status(), limits, reply.body().toString());
  }

  private void record(HttpExchange exchange, String request) {
    exchanges.add(
        exchange.direction(),
        exchange.name(),
        request,
        exchange.status(),
        redacted(exchange.answerBody()),
        SignatureResult.NOT_SIGNED,
        exchange.took());
  }

  private static String redacted(String body) {
    return body.replaceAll("xox([be])(\\.xoxb)?-[A-Za-z0-9-]+", "xox$1-…")
        .replaceAll("(client_secret|refresh_token|code)=[^&]+", "$1=…");
  }
}
