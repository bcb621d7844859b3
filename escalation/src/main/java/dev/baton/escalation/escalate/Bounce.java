package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The lead refuses, and says what is missing or wrong.
 *
 * @param rightTier the tier it belongs to, only with {@link BounceCode#WRONG_TIER}
 * @param duplicateOf the ticket as shown, only with {@link BounceCode#DUPLICATE}
 */
public record Bounce(
    BounceCode code, String note, Optional<String> rightTier, Optional<String> duplicateOf) {
  public Bounce {
    requireNonNull(code);
    requireNonNull(note);
    requireNonNull(rightTier);
    requireNonNull(duplicateOf);
  }
}
