package dev.baton.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of one workspace that end by themselves. Guarded by the sandbox's lock. */
public final class Rotation {
  /** How long a rotating token lives. */
  public static final Duration LIFE = Duration.ofHours(12);

  private final Map<String, Instant> ends = new HashMap<>();
  private Optional<String> next = Optional.empty();
  private boolean on;
  private int refreshes;

  Rotation() {}

  /** Tokens given from now on end after twelve hours. */
  public void begin() {
    on = true;
  }

  boolean isOn() {
    return on;
  }

  /** How often a token was exchanged for the next one. */
  public int refreshes() {
    return refreshes;
  }

  void issue(String token, String refreshToken, Instant now) {
    ends.values().removeIf(end -> end.isBefore(now));
    ends.put(token, now.plus(LIFE));
    next = Optional.of(refreshToken);
  }

  /** Each buys one token. */
  boolean take(String refreshToken) {
    boolean good = next.filter(refreshToken::equals).isPresent();
    if (good) {
      refreshes++;
      next = Optional.empty();
    }
    return good;
  }

  /** Whether it is a token of before that still lives. */
  boolean accepts(String token, Instant now) {
    return Optional.ofNullable(ends.get(token)).filter(now::isBefore).isPresent();
  }

  boolean hasEnded(String token, Instant now) {
    return ends.containsKey(token) && !accepts(token, now);
  }

  void forget() {
    ends.clear();
    next = Optional.empty();
  }
}
