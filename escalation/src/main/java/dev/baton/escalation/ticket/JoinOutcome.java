package dev.baton.escalation.ticket;

/** What came of saying that two keys are one ticket. */
public sealed interface JoinOutcome {
  /** From now on the other key leads to the kept ticket. */
  record Joined(TicketKey kept, TicketKey other) implements JoinOutcome {}

  /** What was typed is no ticket key. */
  record NoKey() implements JoinOutcome {}

  /** The two keys lead to one ticket already, in whichever direction; joining would be a circle. */
  record SameAlready() implements JoinOutcome {}

  /** The ticket that should stay is unknown or leads to another one itself. */
  record NotHere() implements JoinOutcome {}

  /**
   * The other ticket has an escalation that waits, and one ticket may have only one.
   *
   * @param label such as {@code ZD-77 #2}
   */
  record StillPending(String label) implements JoinOutcome {}
}
