package dev.baton.escalation.ticket;

/** What came of taking a ticket that nobody owns, or of giving it to somebody. */
public sealed interface TakeOutcome {
  /** From now on it has an owner. */
  record Taken(TicketNow ticket) implements TakeOutcome {}

  /** It has one already, who may be the same; nothing was changed. */
  record OwnedAlready(TicketNow ticket) implements TakeOutcome {}

  /** Who should own it is no full member of the workspace any more. */
  record NotHere(TicketNow ticket) implements TakeOutcome {}

  /** No ticket of this key, or its key leads to another ticket now. */
  record Unknown() implements TakeOutcome {}
}
