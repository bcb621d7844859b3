package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A manager's word that somebody else decides.
 *
 * @param by Slack id of the manager
 * @param to Slack id of who was asked from then on; empty once that was erased
 */
public record Redirect(String by, Optional<String> to, Instant at) {
  public Redirect {
    requireNonNull(by);
    requireNonNull(to);
    requireNonNull(at);
  }
}
