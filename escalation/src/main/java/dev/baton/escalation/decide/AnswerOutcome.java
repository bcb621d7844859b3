package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;

/** What became of an answer. */
public sealed interface AnswerOutcome {
  /** It stands on the request, also when that was settled meanwhile; who asked is told. */
  record Answered(Escalation escalation, Question question) implements AnswerOutcome {}

  /** Somebody answered before; that answer stands. */
  record AlreadyAnswered(Escalation escalation, Question question) implements AnswerOutcome {}

  /** Only the requester may answer, and owner or managers once the requester left. */
  record NotYours(Escalation escalation) implements AnswerOutcome {}

  /** No such question in this workspace. */
  record Unknown() implements AnswerOutcome {}
}
