package dev.baton.escalation.ticket;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a ticket is. Escalated is none of them: a request that waits, or a tier above the entry,
 * says so, and cannot contradict the gate then.
 */
public enum TicketStatus {
  OPEN("open"),
  IN_PROGRESS("in_progress"),
  /** For the customer to say something. */
  WAITING("waiting"),
  RESOLVED("resolved"),
  CLOSED("closed");

  private final String code;

  TicketStatus(String code) {
    this.code = code;
  }

  /** As the database has it. */
  public String code() {
    return code;
  }

  /** The status of this code; empty for a code that is none. */
  public static Optional<TicketStatus> parse(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }

  /** Whether somebody still has to do something about it. */
  public boolean isOpen() {
    return this != RESOLVED && this != CLOSED;
  }
}
