package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import java.util.Optional;
import java.util.Set;

/** Who may become the owner of a ticket by an approval. */
public final class OwnerFitness {
  private OwnerFitness() {}

  /**
   * Why this person cannot own it; empty when they can. The requester never does, except on a
   * hand-back to the person who owned it before.
   *
   * @param full whether the person is a full member of the workspace now
   * @param tierPeople Slack ids of the receiving tier's people by the live matrix; the proposed
   *     owner need not be among them
   */
  public static Optional<DecisionOutcome.Why> against(
      Escalation pending, String newOwner, boolean full, Set<String> tierPeople) {
    if (!full) {
      return Optional.of(DecisionOutcome.Why.LEFT_WORKSPACE);
    }
    boolean proposed = newOwner.equals(pending.proposedOwner());
    if (!proposed && !tierPeople.contains(newOwner)) {
      return Optional.of(DecisionOutcome.Why.NOT_OF_THAT_TIER);
    }
    boolean goesBack = pending.kind() == EscalationKind.HAND_BACK && proposed;
    return newOwner.equals(pending.requester()) && !goesBack
        ? Optional.of(DecisionOutcome.Why.IS_REQUESTER)
        : Optional.empty();
  }
}
