package dev.baton.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
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

  /** It may be there from an earlier attempt and is not seen yet; nothing was sent. */
  record NotSeenYet(Duration delay) implements SlackAnswer {}

  /** Nobody could say whether an earlier attempt left it there; nothing was sent. */
  record NotLookedFor(Unclear why) implements SlackAnswer {}

  /** No clear answer; it may have been done. */
  sealed interface Unclear extends SlackAnswer {}

  /** Slack's own word for a trouble of its own. */
  record Trouble(String error) implements Unclear {}

  /** An HTTP status of a server in trouble in place of an answer. */
  record Status(int code) implements Unclear {}

  /**
   * No whole answer.
   *
   * @param detail what the connection said
   * @param underWay whether nobody waited for the end, so that it may still happen
   */
  record Silent(String detail, boolean underWay) implements Unclear {}

  /**
   * Nothing of this workspace's is taken, whatever the message: the installation must be mended.
   */
  sealed interface Closed extends SlackAnswer {}

  /** Slack refuses the installation; {@code error} is Slack's own word. */
  record AccountRefused(String error) implements Closed {}

  /** Something on the way to Slack answered in its place; it may have let the request through. */
  record Intercepted() implements Closed {}

  /** An HTTP status that Slack's Web API does not give, in place of an answer. */
  record Misdirected(int code) implements Closed {}

  /** There was no token to ask with; {@code detail} says why. */
  record NoToken(String detail) implements Closed {}

  /** Nobody to ask: Baton has no token of this workspace. */
  record NotInstalled() implements Closed {}

  /** No, and never as it is; {@code error} is Slack's own word. */
  record Refused(String error) implements SlackAnswer {}

  /** Errors that Slack gives for its own troubles, after which the work may have been done. */
  Set<String> SLACKS_OWN =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "migration_in_progress",
          "external_channel_migrating");

  Set<String> TOO_MANY =
      Set.of("ratelimited", "rate_limited", "too_many_requests", "message_limit_exceeded");

  /** Errors that say something of the installation and nothing of the message. */
  Set<String> OF_THE_ACCOUNT =
      Set.of(
          "account_inactive",
          "invalid_auth",
          "not_authed",
          "org_login_required",
          "missing_scope",
          "no_permission",
          "team_access_not_granted",
          "access_denied",
          "accesslimited",
          "not_allowed_token_type",
          "two_factor_setup_required",
          "enterprise_is_restricted",
          "team_not_found",
          "invalid_token");

  Duration UNSAID = Duration.ofSeconds(10);

  /** Whether this error of Slack's is about the installation. */
  static boolean isOfTheAccount(String error) {
    return OF_THE_ACCOUNT.contains(error) || error.startsWith("token_") || error.startsWith("ekm_");
  }

  /** A call to Slack and what its answer means. */
  @FunctionalInterface
  interface Call {
    /** Asks once. */
    SlackAnswer ask() throws IOException, SlackApiException;
  }

  /** Asks once; what is no answer of Slack's is an answer too. */
  static SlackAnswer to(Call call) {
    try {
      return call.ask();
    } catch (SlackApiException refusal) {
      return thrown(refusal);
    } catch (IOException silence) {
      return thrown(silence);
    } catch (JsonParseException notSlack) {
      return new Intercepted();
    }
  }

  static SlackAnswer failed(SlackApiTextResponse answer) {
    String error = answer.getError() == null ? "unknown_error" : answer.getError();
    if (TOO_MANY.contains(error)) {
      return new NotNow(UNSAID);
    }
    if (isOfTheAccount(error)) {
      return new AccountRefused(error);
    }
    return SLACKS_OWN.contains(error) ? new Trouble(error) : new Refused(error);
  }

  static SlackAnswer thrown(SlackApiException answer) {
    Response response = answer.getResponse();
    int code = response.code();
    if (code == 429) {
      return new NotNow(retryAfter(response.header("Retry-After")));
    }
    return code >= 500 || code == 408 ? new Status(code) : new Misdirected(code);
  }

  static SlackAnswer thrown(IOException silence) {
    return new Silent(
        String.valueOf(silence.getMessage()), silence instanceof InterruptedIOException);
  }

  private static Duration retryAfter(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
        : UNSAID;
  }
}
