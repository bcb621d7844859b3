package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

/** Something about a ticket that is told at once to those who look after its customer. */
public sealed interface AlertEvent {
  /** A ticket of the highest priority is open. */
  record Opened() implements AlertEvent {}

  /**
   * Somebody asked to hand it on.
   *
   * @param seq number of the request
   */
  record Requested(int seq) implements AlertEvent {}

  /**
   * A promise to the customer was not kept.
   *
   * @param promise which one
   * @param cycle tells the ticket's life it is of from those after a late re-opening, from 1
   */
  record Missed(Promise promise, int cycle) implements AlertEvent {
    public Missed {
      requireNonNull(promise);
    }
  }

  /** What a customer is promised. */
  enum Promise {
    FIRST_RESPONSE,
    RESOLUTION
  }
}
