package dev.baton.bench.escalate;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Slack's Web API without delay or rule: says yes, gives the view back, and counts. */
final class SlackStub implements AutoCloseable {
  private static final String AUTH =
      """
      {"ok":true,"url":"https://bench.slack.com/","team":"Bench","user":"baton","team_id":"%s",
       "user_id":"U0BOT","bot_id":"B0BOT","is_enterprise_install":false}
      """
          .formatted(Scene.ORG);

  private static final String PEOPLE =
      Scene.PEOPLE.stream()
          .map(name ->
              """
              {"id":"U0%1$s","team_id":"%2$s","name":"%1$s","real_name":"%1$s","tz":"Europe/Berlin",
               "profile":{"email":"%1$s@bench.test","display_name":"%1$s"}}
              """
                  .formatted(name, Scene.ORG))
          .collect(
              Collectors.joining(
                  ",",
                  "{\"ok\":true,\"members\":[",
                  "],\"response_metadata\":{\"next_cursor\":\"\"}}"));

  private final LongAdder opened = new LongAdder();
  private final Javalin server;

  SlackStub() {
    byte[] view = opening();
    this.server =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.jetty.host = "127.0.0.1";
          config.routes.post(
              "/api/auth.test", ctx -> ctx.contentType("application/json").result(AUTH));
          config.routes.post(
              "/api/users.list", ctx -> ctx.contentType("application/json").result(PEOPLE));
          config.routes.post(
              "/api/views.open",
              ctx -> {
                opened.increment();
                ctx.contentType("application/json").result(view);
              });
        });
    server.start(0);
  }

  private static byte[] opening() {
    JsonObject view = GsonFactory.createSnakeCase().toJsonTree(Scene.page()).getAsJsonObject();
    view.addProperty("id", "V0BENCH");
    view.addProperty("team_id", Scene.ORG);
    view.addProperty("hash", "1700000000.abcdefgh");
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", true);
    answer.add("view", view);
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  String apiUrl() {
    return "http://127.0.0.1:" + server.port() + "/api/";
  }

  /** How many views were opened so far. */
  long opened() {
    return opened.sum();
  }

  @Override
  public void close() {
    server.stop();
  }
}
