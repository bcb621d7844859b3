package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationState;
import java.time.Instant;
import java.util.Optional;

/**
 * Which escalations of the log are meant; empty means any.
 *
 * @param from requested at or after this instant
 * @param before requested before this instant
 * @param tier escalated to this tier
 */
public record LogFilter(
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<String> tier,
    Optional<EscalationState> state) {
  public static final LogFilter EVERYTHING =
      new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public LogFilter {
    requireNonNull(from);
    requireNonNull(before);
    requireNonNull(tier);
    requireNonNull(state);
  }
}
