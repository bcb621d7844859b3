package dev.baton.matrix;

import java.time.Duration;
import java.util.Optional;

/** How urgent a ticket is, {@code P1} the most. */
public enum Priority {
  P1(Duration.ofMinutes(15)),
  P2(Duration.ofHours(1)),
  P3(Duration.ofHours(4)),
  P4(Duration.ofDays(1));

  private final Duration defaultAcceptWithin;

  Priority(Duration defaultAcceptWithin) {
    this.defaultAcceptWithin = defaultAcceptWithin;
  }

  /** The lead's time to decide where the route names none. */
  public Duration defaultAcceptWithin() {
    return defaultAcceptWithin;
  }

  /** Reads {@code P2} or {@code p2}; empty for anything else. */
  public static Optional<Priority> parse(String text) {
    return Keywords.constant(values(), text);
  }
}
