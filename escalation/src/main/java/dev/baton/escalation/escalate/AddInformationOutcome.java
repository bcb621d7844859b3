package dev.baton.escalation.escalate;

/** What became of added information. */
public sealed interface AddInformationOutcome {
  /** The people asked see it on the request. */
  record Added(Escalation escalation) implements AddInformationOutcome {}

  /** Settled before; nothing was added. */
  record AlreadySettled(Escalation escalation) implements AddInformationOutcome {}

  /** No such escalation in this workspace. */
  record Unknown() implements AddInformationOutcome {}
}
