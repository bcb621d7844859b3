package dev.baton.matrix.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Priority;
import java.util.Optional;

/**
 * What of a ticket decides what was promised. Whatever is unknown fits only rows that leave it
 * blank.
 */
public record SlaFacts(
    Optional<String> account, Optional<String> accountTier, Optional<Priority> priority) {
  public SlaFacts {
    requireNonNull(account);
    requireNonNull(accountTier);
    requireNonNull(priority);
  }

  /** A ticket of which nothing is known. */
  public static SlaFacts unknown() {
    return new SlaFacts(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
