package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;

/** What became of a click on Take back. */
public sealed interface TakeBackOutcome {
  /** The ticket is with its previous owner again. */
  record ApprovalUndone(Escalation escalation) implements TakeBackOutcome {}

  /**
   * The request waits again.
   *
   * @param again the same request under its new number
   */
  record BounceUndone(Escalation escalation, Escalation again) implements TakeBackOutcome {}

  /** Nothing changed. */
  record Refused(Escalation escalation, TakeBackRight why) implements TakeBackOutcome {}

  /** No such escalation in this workspace. */
  record Unknown() implements TakeBackOutcome {}
}
