package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A bot of a few lines: checks signatures, keeps what it got, answers as the test says. */
public final class TestBot implements AutoCloseable {
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private final Javalin javalin;
  private final List<JsonObject> received = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
  private final Map<String, Function<JsonObject, String>> answers = new ConcurrentHashMap<>();

  TestBot() {
    javalin =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.routes.post("/slack/events", this::receive);
        });
    javalin.start("127.0.0.1", 0);
  }

  URI events() {
    return URI.create("http://127.0.0.1:" + javalin.port() + "/slack/events");
  }

  /** Answers this command, payload type or event type so. */
  public TestBot on(String name, Function<JsonObject, String> answer) {
    answers.put(name, answer);
    return this;
  }

  List<JsonObject> received(String name) {
    return received.stream().filter(payload -> name(payload).equals(name)).toList();
  }

  List<Map<String, String>> headers() {
    return headers;
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private void receive(Context context) {
    var timestamp = context.header("X-Slack-Request-Timestamp");
    var expected = BotLine.sign(SECRET, String.valueOf(timestamp), context.body());
    if (!expected.equals(context.header("X-Slack-Signature"))) {
      context.status(401);
      return;
    }
    var payload = payload(context.body());
    received.add(payload);
    headers.add(context.headerMap());
    var answer = answers.getOrDefault(name(payload), ignored -> "");
    context.result(answer.apply(payload)).contentType("application/json");
  }

  private static JsonObject payload(String body) {
    return Json.parseObject(body)
        .orElseGet(() -> {
          var form = Form.decode(body);
          return Json.parseObject(form.getOrDefault("payload", ""))
              .orElseGet(() -> Json.of(form).getAsJsonObject());
        });
  }

  private static String name(JsonObject payload) {
    var event = Json.text(Json.child(payload, "event"), "type");
    return Json.string(payload, "command")
        .orElse(event.isEmpty() ? Json.text(payload, "type") : event);
  }
}
