package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

/**
 * Names one escalation of a workspace.
 *
 * @param ticket the ticket's identity, see {@link dev.baton.escalation.ticket.TicketKey#identity()}
 * @param seq 1 for the ticket's first escalation
 */
public record EscalationRef(String ticket, int seq) {
  public EscalationRef {
    requireNonNull(ticket);
    if (seq < 1) {
      throw new IllegalArgumentException("Escalations are numbered from 1, not " + seq);
    }
  }
}
