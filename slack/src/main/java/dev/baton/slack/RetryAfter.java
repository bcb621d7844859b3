package dev.baton.slack;

import com.slack.api.methods.SlackApiException;
import java.time.Duration;
import java.util.Optional;

/** Slack's wish to be asked again later, and not before. */
public final class RetryAfter {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration WHEN_NOT_SAID = Duration.ofSeconds(30);

  private RetryAfter() {}

  /** How long to wait; empty when the refusal has another reason. */
  public static Optional<Duration> of(SlackApiException refused) {
    if (refused.getResponse().code() != TOO_MANY_REQUESTS) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.ofNullable(refused.getResponse().header("Retry-After"))
            .filter(seconds -> seconds.matches("[0-9]{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(WHEN_NOT_SAID));
  }
}
