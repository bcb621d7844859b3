package dev.baton.bot.surface;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.gson.Gson;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of this process one workspace may use. What is above that is answered at once, before
 * anything is looked up, so that a busy workspace waits for itself and not others for it. People
 * and events are counted apart: news of members must not cost anybody a click.
 */
public final class RequestRateLimit implements Middleware {
  private static final int BURST_SECONDS = 5;
  private static final int MOST_BUCKETS = 20_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Gson GSON = new Gson();

  private final int rate;
  private final Replies replies;
  private final Function<Caller, Wording> words;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;
  private final Cache<String, Boolean> told;

  /**
   * @param rate requests a second of one workspace, of people and of events each; five times as
   *     many at once
   * @param words how to speak to a caller; asks nobody
   * @param time by which a second passes; never goes back
   */
  public RequestRateLimit(
      int rate, Replies replies, Function<Caller, Wording> words, TimeMeter time) {
    this.rate = rate;
    this.replies = replies;
    this.words = words;
    this.time = time;
    this.buckets = remembering().expireAfterAccess(FORGOTTEN_AFTER).build();
    this.told = remembering().expireAfterWrite(QUIET).build();
  }

  private Caffeine<Object, Object> remembering() {
    return Caffeine.newBuilder().ticker(time::currentTimeNanos).maximumSize(MOST_BUCKETS);
  }

  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    @Nullable String orgId = Caller.orgOf(request.getContext());
    if (orgId == null || bucket(orgId, request.getRequestType()).tryConsume(1)) {
      return chain.next(request);
    }
    return refuse(request);
  }

  private Bucket bucket(String orgId, RequestType type) {
    String who = type == RequestType.Event ? "events/" : "people/";
    return buckets.get(who + orgId, _ -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit ->
            limit.capacity((long) rate * BURST_SECONDS).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }

  private Response refuse(Request<?> request) {
    return switch (request.getRequestType()) {
      case Command -> {
        String sentence = words(request).say(SharedPhrase.TOO_MANY_REQUESTS);
        yield json(Map.of("response_type", "ephemeral", "text", sentence));
      }
      case ViewSubmission -> besideAField((ViewSubmissionRequest) request);
      case BlockSuggestion -> json(Map.of("options", List.of()));
      case BlockAction -> privately(request);
      // Slack sends an event again, and shows the person of a shortcut that it failed.
      default -> Response.builder().statusCode(429).headers(retry()).body("").build();
    };
  }

  private Wording words(Request<?> request) {
    return words.apply(Caller.of(request.getContext()));
  }

  /** As an error beside the first field, because only an error leaves the form as it is. */
  private Response besideAField(ViewSubmissionRequest request) {
    Wording reader = words(request);
    var state = request.getPayload().getView().getState();
    if (state == null || state.getValues().isEmpty()) {
      return request
          .getContext()
          .ackWithPush(
              TextView.of(
                  "Baton",
                  reader.say(SharedPhrase.TOO_MANY_REQUESTS),
                  reader.say(SharedPhrase.CLOSE)));
    }
    String field = state.getValues().keySet().iterator().next();
    String sentence = reader.plain(SharedPhrase.TOO_MANY_REQUESTS);
    return json(Map.of("response_action", "errors", "errors", Map.of(field, sentence)));
  }

  /** Once in a while: an answer to every click of a flood would be a flood of our own. */
  private Response privately(Request<?> request) {
    if (request.getContext() instanceof ActionContext context) {
      Caller caller = Caller.of(context);
      if (told.asMap().putIfAbsent(caller.orgId() + "/" + caller.member(), true) == null) {
        replies.privately(context, words.apply(caller).say(SharedPhrase.TOO_MANY_REQUESTS));
      }
    }
    return Response.ok();
  }

  private static Map<String, List<String>> retry() {
    return Map.of("Retry-After", List.of("1"));
  }

  private static Response json(Map<String, ?> body) {
    return Response.json(200, GSON.toJson(body));
  }
}
