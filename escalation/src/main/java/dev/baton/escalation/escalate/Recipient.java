package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Decider;
import java.util.Optional;

/**
 * Somebody who was sent the request and therefore may decide it.
 *
 * @param member Slack id
 * @param why empty for the lead in the ordinary case, and once it was erased
 * @param redirectedBy the manager who gave it to them, which is an override; empty for those asked
 *     by the matrix
 */
public record Recipient(
    String member, Decider.Role role, Optional<AskedReason> why, Optional<String> redirectedBy) {
  public Recipient {
    requireNonNull(member);
    requireNonNull(role);
    requireNonNull(why);
    requireNonNull(redirectedBy);
  }

  /** Somebody the matrix lets decide. */
  public Recipient(String member, Decider.Role role, Optional<AskedReason> why) {
    this(member, role, why, Optional.empty());
  }

  /** The lead in the ordinary case. */
  public Recipient(String member, Decider.Role role) {
    this(member, role, Optional.empty());
  }
}
