package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.fault.Fault;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** One request being answered, with the fault that is due for it. */
final class HttpExchange {
  private static final int NEVER_REACHED = 1_000_000;

  private final Context context;
  private final String name;
  private final Direction direction;
  private final long started = System.nanoTime();
  private int status;
  private String answerBody = "";

  HttpExchange(Context context, String name, Direction direction) {
    this.context = context;
    this.name = name;
    this.direction = direction;
  }

  /** Does the work unless a fault prevents it, and answers. */
  void answer(FaultPlan faults, Supplier<HttpReply> work) {
    answerSlowly(
        faults,
        meanwhile -> {
          meanwhile.run();
          return work.get();
        });
  }

  /** The same for work that itself decides when a slow request waits. */
  void answerSlowly(FaultPlan faults, Function<Runnable, HttpReply> work) {
    var due = faults.take(name);
    if (due.isEmpty()) {
      write(work.apply(() -> {}));
      return;
    }
    switch (due.get()) {
      case Fault.Answer answer -> write(failure(answer));
      case Fault.Refusal refusal -> write(reply(200, refused(refusal).toString()));
      case Fault.WebPage page -> write(page());
      case Fault.LostAnswer lost -> {
        answerBody = work.apply(() -> {}).body();
        closeConnection();
      }
      case Fault.HalfAnswer half -> {
        answerBody = work.apply(() -> {}).body();
        breakConnection(answerBody.substring(0, answerBody.length() / 2));
      }
      case Fault.LateAnswer late -> {
        var reply = work.apply(() -> {});
        sleep(late.duration());
        write(reply);
      }
      case Fault.Slow slow -> write(work.apply(() -> sleep(slow.duration())));
      case Fault.Cut cut -> closeConnection();
      case Fault.Down down -> closeConnection();
    }
  }

  private static JsonObject refused(Fault.Refusal refusal) {
    var answer = Json.object("ok", false, "error", refusal.error());
    if (!refusal.messages().isEmpty()) {
      answer.add("response_metadata", Json.object("messages", refusal.messages()));
    }
    return answer;
  }

  String name() {
    return name;
  }

  Direction direction() {
    return direction;
  }

  /** The HTTP status; 0 when the connection was broken. */
  int status() {
    return status;
  }

  String answerBody() {
    return answerBody;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private void write(HttpReply reply) {
    status = reply.status();
    answerBody = reply.body();
    reply.headers().forEach(context::header);
    context
        .status(reply.status())
        .contentType(
            reply.headers().getOrDefault("Content-Type", "application/json; charset=utf-8"));
    reply.file().ifPresentOrElse(context::result, () -> context.result(reply.body()));
  }

  private HttpReply failure(Fault.Answer answer) {
    var limited = answer.status() == 429;
    if (direction == Direction.BOT_TO_TELEGRAM) {
      return ofTelegram(answer);
    }
    if (direction == Direction.BOT_TO_ZENDESK) {
      return ofZendesk(answer);
    }
    var body =
        direction == Direction.BOT_TO_RESEND
            ? Json.object(
                "statusCode", answer.status(),
                "name", limited ? "rate_limit_exceeded" : "internal_server_error",
                "message", limited ? "Too many requests." : "Something went wrong.")
            : Json.object("ok", false, "error", limited ? "ratelimited" : "internal_error");
    var headers =
        answer
            .retryAfter()
            .map(wait -> Map.of("Retry-After", Long.toString(wait.toSeconds())))
            .orElse(Map.of());
    return new HttpReply(answer.status(), headers, body.toString());
  }

  private static HttpReply ofTelegram(Fault.Answer answer) {
    var body =
        Json.object(
            "ok", false, "error_code", answer.status(), "description", "Error " + answer.status());
    answer
        .retryAfter()
        .ifPresent(wait -> body.add("parameters", Json.object("retry_after", wait.toSeconds())));
    return new HttpReply(answer.status(), Map.of(), body.toString());
  }

  /** What is between Zendesk and the world answers with no JSON. */
  private static HttpReply ofZendesk(Fault.Answer answer) {
    var headers = new HashMap<>(Map.of("Content-Type", "text/html; charset=utf-8"));
    answer
        .retryAfter()
        .ifPresent(wait -> headers.put("Retry-After", Long.toString(wait.toSeconds())));
    return new HttpReply(answer.status(), headers, "<h1>" + answer.status() + "</h1>");
  }

  private static HttpReply page() {
    return new HttpReply(
        200,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        "<html><body>Sign in to go on</body></html>");
  }

  private static HttpReply reply(int status, String body) {
    return new HttpReply(status, Map.of(), body);
  }

  /** Not one byte of an answer. */
  private void closeConnection() {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /** A body shorter than announced makes the server close the connection. */
  private void breakConnection(String begun) {
    try {
      var response = context.res();
      response.setContentLength(NEVER_REACHED);
      response.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException alreadyBroken) {
      throw new UncheckedIOException(alreadyBroken);
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
