package dev.baton.bot.surface;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.baton.db.UnstorableText;
import dev.baton.web.Endpoint;
import dev.baton.web.Replays;
import dev.baton.web.RequestBody;
import dev.baton.web.SlackSignature;
import dev.baton.web.Verdict;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * Everything Slack sends: the raw bytes are judged here, then Bolt dispatches. The app's own
 * verification may be switched off, since it would only compute the same signature again.
 */
public final class SlackEndpoint implements Endpoint {
  private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  private static final String SIGNATURE = "X-Slack-Signature";

  /** A form whose field says so; nothing of what stands beside it is done. */
  private static final Pattern SSL_CHECK = Pattern.compile("(^|&)ssl_check=1(&|$)");

  private static final String NO_REQUEST =
      "The body is no request of Slack. Nothing was done with it.";

  private final SlackSignature signature;
  private final Replays replays;
  private final App app;
  private final SlackPayload payload;
  private final MeterRegistry metrics;

  public SlackEndpoint(SlackSignature signature, Replays replays, App app, MeterRegistry metrics) {
    this.signature = signature;
    this.replays = replays;
    this.app = app;
    this.payload = new SlackPayload(new SlackRequestParser(app.config()));
    this.metrics = metrics;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.post("/slack/events", this::take);
    routes.get("/slack/events", SlackEndpoint::checked);
  }

  /** Slack looks whether the certificate is good; it wants an answer and nothing done. */
  private static void checked(Context ctx) {
    if (SSL_CHECK.matcher(String.valueOf(ctx.queryString())).find()) {
      ctx.result("");
    } else {
      ctx.status(404).result(NO_REQUEST);
    }
  }

  private static boolean isForm(Context ctx) {
    return String.valueOf(ctx.contentType()).startsWith("application/x-www-form-urlencoded");
  }

  private void take(Context ctx) throws Exception {
    byte[] body = RequestBody.read(ctx);
    if (isForm(ctx) && SSL_CHECK.matcher(new String(body, StandardCharsets.UTF_8)).find()) {
      ctx.result("");
      return;
    }
    Verdict verdict = signature.check(ctx.header(TIMESTAMP), ctx.header(SIGNATURE), body);
    switch (verdict) {
      case VALID -> {
        Optional<Request<?>> request = bolt(ctx, body);
        if (request.isPresent()) {
          run(ctx, request.get());
        } else {
          ctx.status(400).result(NO_REQUEST);
        }
      }
      case MISSING, STALE, FORGED, REPLAYED -> refuse(ctx, verdict);
    }
  }

  private void run(Context ctx, Request<?> request) throws Exception {
    String seal = Objects.requireNonNull(ctx.header(SIGNATURE));
    if (!replays.isFirst(seal, reach(request))) {
      metrics.counter("baton.slack.refused", "why", Verdict.REPLAYED.name()).increment();
      ctx.status(409).result(Verdict.REPLAYED.sentence());
      return;
    }
    boolean taken = false;
    Queue<Runnable> ordered = new ConcurrentLinkedQueue<>();
    try {
      Response response = OnceAnswered.collecting(ordered, () -> app.run(request));
      taken = response.getStatusCode() < 300;
      answer(ctx, response);
      if (!ordered.isEmpty()) {
        sendNow(ctx);
      }
    } catch (UnstorableText unheardOf) {
      // No id of Slack's holds such a text, and what people type is cleaned of it before.
      ctx.status(400).result(NO_REQUEST);
    } finally {
      ordered.forEach(Runnable::run);
      if (!taken) {
        replays.forget(seal);
      }
    }
  }

  /** Slack has the answer, whole, when this returns. */
  private static void sendNow(Context ctx) throws IOException {
    InputStream result = ctx.resultInputStream();
    byte[] body = result == null ? new byte[0] : result.readAllBytes();
    ctx.res().setContentLength(body.length);
    ctx.res().getOutputStream().write(body);
    ctx.res().getOutputStream().close();
    ctx.result("");
  }

  private static Replays.Reach reach(Request<?> request) {
    return switch (request.getRequestType()) {
      // The same letters typed twice within a second are the same request, and change nothing.
      case BlockSuggestion, UrlVerification, SSLCheck -> Replays.Reach.NOBODY;
      case BlockAction, ViewSubmission -> Replays.Reach.EVERY_PROCESS;
      default -> Replays.Reach.THIS_PROCESS;
    };
  }

  private void refuse(Context ctx, Verdict verdict) {
    metrics.counter("baton.slack.refused", "why", verdict.name()).increment();
    ctx.status(401).result(verdict.sentence());
  }

  private Optional<Request<?>> bolt(Context ctx, byte[] body) {
    return payload.read(
        ctx.path(),
        ctx.queryParamMap(),
        headers(ctx),
        new String(body, StandardCharsets.UTF_8),
        ctx.req().getRemoteAddr());
  }

  private static Map<String, List<String>> headers(Context ctx) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(ctx.req().getHeaderNames())) {
      headers.put(name, Collections.list(ctx.req().getHeaders(name)));
    }
    return headers;
  }

  private static void answer(Context ctx, Response response) {
    ctx.status(response.getStatusCode());
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> ctx.res().addHeader(name, value)));
    if (response.getBody() != null) {
      ctx.contentType(response.getContentType()).result(response.getBody());
    }
  }
}
