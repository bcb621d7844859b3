package dev.baton.escalation.escalate;

/** What became of a submit. */
public sealed interface FilingOutcome {
  /** Filed now, or by an earlier submit of the same modal ({@code again}). */
  record Filed(Escalation escalation, boolean again) implements FilingOutcome {}

  /** Somebody else's escalation of the same ticket waits for its decision; nothing was filed. */
  record AlreadyPending(Escalation pending) implements FilingOutcome {}

  /** The ticket moved between page two and the submit; nothing was filed. */
  record TicketMoved() implements FilingOutcome {}
}
