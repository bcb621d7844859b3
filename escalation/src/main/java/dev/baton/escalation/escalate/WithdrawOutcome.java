package dev.baton.escalation.escalate;

/** What became of a click on Withdraw. */
public sealed interface WithdrawOutcome {
  /** Taken back; the owner is unchanged. */
  record Withdrawn(Escalation escalation) implements WithdrawOutcome {}

  /** Settled before; nothing changed. */
  record AlreadySettled(Escalation escalation) implements WithdrawOutcome {}

  /** Only the requester, the owner and managers may; nothing changed. */
  record NotYours(Escalation escalation) implements WithdrawOutcome {}

  /** No such escalation in this workspace. */
  record Unknown() implements WithdrawOutcome {}
}
