package dev.baton.bench.escalate;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.view.View;
import dev.baton.bench.measure.Child;
import dev.baton.bench.product.Scene;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline: the same web server, Bolt with its own verification and authorization, and one
 * handler that opens a view drawn beforehand.
 */
final class BareProcess {
  private BareProcess() {}

  /**
   * @param args Slack's address
   */
  public static void main(String[] args) throws IOException {
    App app = app(args[0]);
    SlackRequestParser parser = new SlackRequestParser(app.config());
    Javalin server =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.jetty.host = "127.0.0.1";
          config.routes.post(
              "/slack/events", ctx -> answer(ctx, app.run(parser.parse(request(ctx)))));
        });
    server.start(0);
    System.out.println("port " + server.port());
    Child.awaitEnd();
    server.stop();
  }

  private static App app(String apiUrl) {
    SlackConfig slack = new SlackConfig();
    slack.setMethodsEndpointUrlPrefix(apiUrl);
    App app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(slack))
                .signingSecret(Scene.SIGNING_SECRET)
                .singleTeamBotToken(Scene.BOT_TOKEN)
                .authTestCacheEnabled(true)
                .build());
    View page = Scene.page();
    app.command(
        "/escalate",
        (request, context) -> {
          String trigger = request.getPayload().getTriggerId();
          context.client().viewsOpen(open -> open.triggerId(trigger).view(page));
          return context.ack();
        });
    return app;
  }

  private static SlackRequestParser.HttpRequest request(Context ctx) {
    Map<String, List<String>> headers = new HashMap<>();
    ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    return SlackRequestParser.HttpRequest.builder()
        .requestUri(ctx.path())
        .queryString(ctx.queryParamMap())
        .headers(new RequestHeaders(headers))
        .requestBody(ctx.body())
        .remoteAddress(ctx.ip())
        .build();
  }

  private static void answer(Context ctx, Response response) {
    ctx.status(response.getStatusCode());
    if (response.getBody() != null) {
      ctx.contentType(response.getContentType()).result(response.getBody());
    }
  }
}
