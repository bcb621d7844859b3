package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;

/** What became of a click on Approve or a submitted bounce. */
public sealed interface DecisionOutcome {
  /** The ticket has its new owner now. */
  record Approved(Escalation escalation) implements DecisionOutcome {}

  /** Sent back; the owner is unchanged. */
  record Bounced(Escalation escalation) implements DecisionOutcome {}

  /** Settled before, by whom and how stands in its settlement; nothing changed. */
  record AlreadyDecided(Escalation escalation) implements DecisionOutcome {}

  /** The person may not decide it; nothing changed. */
  record NotYours(Escalation escalation, DecisionRight right) implements DecisionOutcome {}

  /** The person who is to own it cannot; nothing changed. */
  record OwnerUnfit(Escalation escalation, String newOwner, Why why) implements DecisionOutcome {}

  /** Why somebody cannot own the ticket. */
  enum Why {
    LEFT_WORKSPACE,
    NOT_OF_THAT_TIER,
    IS_REQUESTER
  }

  /** No such escalation in this workspace. */
  record Unknown() implements DecisionOutcome {}
}
