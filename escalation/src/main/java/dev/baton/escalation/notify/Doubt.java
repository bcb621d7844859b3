package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Attempts at a delivery that may have been taken although nobody heard so.
 *
 * @param since when the first of them began
 * @param underWay when the last of them began, if it may still be under way: nobody waited for its
 *     end
 */
public record Doubt(Instant since, Optional<Instant> underWay) {
  public Doubt {
    requireNonNull(since);
    requireNonNull(underWay);
  }
}
