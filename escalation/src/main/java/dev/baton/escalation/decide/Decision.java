package dev.baton.escalation.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.Bounce;

/** A yes or a no to one escalation. */
public sealed interface Decision {
  /**
   * @param newOwner Slack id: the proposed owner, or another person of that tier
   */
  record Approve(String newOwner) implements Decision {
    public Approve {
      requireNonNull(newOwner);
    }
  }

  /** Ownership stays where it was. */
  record SendBack(Bounce bounce) implements Decision {
    public SendBack {
      requireNonNull(bounce);
    }
  }
}
