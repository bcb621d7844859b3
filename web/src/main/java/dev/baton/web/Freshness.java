package dev.baton.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** Tells whether a signed timestamp (Unix seconds) is near enough to now, in both directions. */
final class Freshness {
  /** Slack's and Svix's own tolerance. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private Freshness() {}

  static boolean isWellFormed(String seconds) {
    return SECONDS.matcher(seconds).matches();
  }

  static boolean isFresh(String seconds, InstantSource clock) {
    return isFresh(Instant.ofEpochSecond(Long.parseLong(seconds)), clock);
  }

  static boolean isFresh(Instant sent, InstantSource clock) {
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }
}
