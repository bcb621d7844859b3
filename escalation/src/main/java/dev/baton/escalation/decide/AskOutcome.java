package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;

/** What became of a question. */
public sealed interface AskOutcome {
  /**
   * Everybody who has the request sees it there.
   *
   * @param requesterHere whether the requester was told, else owner or managers in their place
   */
  record Asked(Escalation escalation, Question question, boolean requesterHere)
      implements AskOutcome {}

  /** Settled before; nothing was asked. */
  record AlreadySettled(Escalation escalation) implements AskOutcome {}

  /** Only who may decide it may ask. */
  record NotYours(Escalation escalation, DecisionRight right) implements AskOutcome {}

  /** No such escalation in this workspace. */
  record Unknown() implements AskOutcome {}
}
