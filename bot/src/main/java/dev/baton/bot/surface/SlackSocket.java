package dev.baton.bot.surface;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import dev.baton.db.UnstorableText;
import dev.baton.slack.socket.Envelopes;
import dev.baton.web.Replays;
import dev.baton.web.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything Slack sends through Socket Mode: what {@link SlackEndpoint} is for an address. The
 * same app answers, and what is to begin after an answer begins when Slack has it. An envelope that
 * comes again, because its connection broke before it was acknowledged, gets the same answer again.
 */
public final class SlackSocket implements Envelopes {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 5_000;

  private final Replays replays;
  private final App app;
  private final SocketModeRequestParser parser;
  private final MeterRegistry metrics;
  private final Cache<String, CompletableFuture<Optional<String>>> answers;

  /**
   * @param replays notes which envelopes were taken, by this process and by all
   * @param time by which answers are remembered
   */
  public SlackSocket(Replays replays, App app, Ticker time, MeterRegistry metrics) {
    this.replays = replays;
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
    this.metrics = metrics;
    this.answers =
        Caffeine.newBuilder()
            .ticker(time)
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
  }

  @Override
  public void take(String text, Answering connection) {
    SlackPayload.read(parser, text)
        .ifPresentOrElse(envelope -> take(envelope, connection), () -> refused("NO_REQUEST"));
  }

  private void take(SocketModeRequest envelope, Answering connection) {
    String id = envelope.getEnvelope().getEnvelopeId();
    CompletableFuture<Optional<String>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<String>> known = answers.asMap().putIfAbsent(id, mine);
    if (known != null) {
      refused(Verdict.REPLAYED.name());
      known.join().ifPresent(answer -> send(connection, answer));
      return;
    }
    Queue<Runnable> ordered = new ConcurrentLinkedQueue<>();
    try {
      Optional<String> answer = answer(envelope, ordered);
      mine.complete(answer);
      answer.ifPresent(said -> send(connection, said));
    } finally {
      mine.complete(Optional.empty());
      ordered.forEach(Runnable::run);
    }
  }

  /** Empty when it was not taken, so that Slack may send it again or say that it failed. */
  private Optional<String> answer(SocketModeRequest envelope, Queue<Runnable> ordered) {
    Request<?> request = envelope.getBoltRequest();
    String id = envelope.getEnvelope().getEnvelopeId();
    if (!replays.isFirst("envelope/" + id, reach(request))) {
      refused(Verdict.REPLAYED.name());
      return takenElsewhere(request, id);
    }
    try {
      Response response = OnceAnswered.collecting(ordered, () -> app.run(request));
      if (response.getStatusCode() < 300) {
        return Optional.of(acknowledgement(envelope, response));
      }
      LOG.info("An envelope was answered with {}", response.getStatusCode());
    } catch (UnstorableText unheardOf) {
      refused("NO_REQUEST");
    } catch (Exception failed) {
      LOG.error("An envelope could not be answered", failed);
    }
    forget(id);
    return Optional.empty();
  }

  private void forget(String id) {
    replays.forget("envelope/" + id);
    answers.invalidate(id);
  }

  /** A form is left to the process that has it: an empty answer of this one would close it. */
  private static Optional<String> takenElsewhere(Request<?> request, String id) {
    return request.getRequestType() == RequestType.ViewSubmission
        ? Optional.empty()
        : Optional.of(acknowledgement(id).toString());
  }

  private static Replays.Reach reach(Request<?> request) {
    return switch (request.getRequestType()) {
      case BlockSuggestion -> Replays.Reach.NOBODY;
      // They come often, and whoever hears one twice only looks twice.
      case Event -> Replays.Reach.THIS_PROCESS;
      default -> Replays.Reach.EVERY_PROCESS;
    };
  }

  private static String acknowledgement(SocketModeRequest envelope, Response response) {
    JsonObject answer = acknowledgement(envelope.getEnvelope().getEnvelopeId());
    String body = response.getBody();
    if (body != null
        && !body.isEmpty()
        && Boolean.TRUE.equals(envelope.getEnvelope().getAcceptsResponsePayload())) {
      answer.add("payload", payload(response, body));
    }
    return answer.toString();
  }

  private static JsonObject acknowledgement(String id) {
    JsonObject answer = new JsonObject();
    answer.addProperty("envelope_id", id);
    return answer;
  }

  private static JsonElement payload(Response response, String body) {
    if (String.valueOf(response.getContentType()).startsWith("application/json")) {
      return JsonParser.parseString(body);
    }
    JsonObject said = new JsonObject();
    said.addProperty("text", body);
    return said;
  }

  private void send(Answering connection, String answer) {
    try {
      connection.answer(answer);
    } catch (IOException broken) {
      LOG.info("An answer found its connection gone; Slack may ask for it once more");
    }
  }

  private void refused(String why) {
    metrics.counter("baton.slack.refused", "why", why).increment();
  }
}
