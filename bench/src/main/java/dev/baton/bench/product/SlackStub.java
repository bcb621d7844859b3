package dev.baton.bench.product;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Slack's Web API without delay or rule: says yes, gives the view back, and counts. */
public final class SlackStub implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

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

  private record Published(String member, long at) {}

  private final BlockingQueue<Published> published = new LinkedBlockingQueue<>();
  private final LongAdder opened = new LongAdder();
  private final Javalin server;

  public SlackStub() {
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
          config.routes.post(
              "/api/views.publish",
              ctx -> {
                published.add(new Published(ctx.formParam("user_id"), System.nanoTime()));
                ctx.contentType("application/json").result("{\"ok\":true}");
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

  public String apiUrl() {
    return "http://127.0.0.1:" + server.port() + "/api/";
  }

  /** How many views were opened so far. */
  public long opened() {
    return opened.sum();
  }

  /**
   * Waits for the next page of App Home.
   *
   * @param member whose it must be
   * @return when it was there whole, by {@link System#nanoTime}
   * @throws IllegalStateException when none comes within ten seconds, or another's does
   */
  public long published(String member) throws InterruptedException {
    Published next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null || !next.member().equals(member)) {
      throw new IllegalStateException("Instead of " + member + "'s App Home came " + next);
    }
    return next.at();
  }

  @Override
  public void close() {
    server.stop();
  }
}
