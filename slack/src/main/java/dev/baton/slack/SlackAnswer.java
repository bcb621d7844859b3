package dev.baton.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What Slack made of a message. */
public sealed interface SlackAnswer {
  /** The message is there, under this conversation and timestamp. */
  record Taken(String channel, String ts) implements SlackAnswer {}

  /** Not now; nothing was done. */
  record NotNow(Duration delay) implements SlackAnswer {}

  /** No clear answer; it may have been done. */
  sealed interface Unclear extends SlackAnswer {}

  /** Slack's own word for a trouble of its own. */
  record Trouble(String error) implements Unclear {}

  /** An HTTP status in place of an answer. */
  record Status(int code) implements Unclear {}

  /** No answer at all; {@code detail} is what the connection said. */
  record Silent(String detail) implements Unclear {}

  /** Something on the way to Slack answered in its place. */
  record Intercepted() implements Unclear {}

  /** There was no token to ask with; {@code detail} says why. */
  record NoToken(String detail) implements Unclear {}

  /** No, and never as it is; {@code error} is Slack's own word. */
  record Refused(String error) implements SlackAnswer {}

  /** Nobody to ask: Baton is not installed there any more. */
  record NotInstalled() implements SlackAnswer {}

  /** Errors that Slack gives for its own troubles, after which the work may have been done. */
  Set<String> SLACKS_OWN =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");

  Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited");
  Duration UNSAID = Duration.ofSeconds(10);

  static SlackAnswer failed(SlackApiTextResponse answer) {
    String error = answer.getError() == null ? "unknown_error" : answer.getError();
    if (TOO_MANY.contains(error)) {
      return new NotNow(UNSAID);
    }
    return SLACKS_OWN.contains(error) ? new Trouble(error) : new Refused(error);
  }

  static SlackAnswer thrown(SlackApiException answer) {
    Response response = answer.getResponse();
    if (response.code() == 429) {
      return new NotNow(retryAfter(response.header("Retry-After")));
    }
    return new Status(response.code());
  }

  static SlackAnswer thrown(IOException silence) {
    return new Silent(String.valueOf(silence.getMessage()));
  }

  private static Duration retryAfter(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
        : UNSAID;
  }
}
