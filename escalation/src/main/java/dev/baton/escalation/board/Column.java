package dev.baton.escalation.board;

import dev.baton.escalation.ticket.TicketStatus;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a ticket stands on the board. It is worked out whenever it is asked for and never stored,
 * so that it cannot differ from the ticket.
 */
public enum Column {
  OPEN("open"),
  IN_PROGRESS("in_progress"),
  /** A request waits for a yes or no, or a tier above the entry has the ticket. */
  ESCALATED("escalated"),
  WAITING("waiting"),
  RESOLVED("resolved"),
  CLOSED("closed");

  private final String code;

  Column(String code) {
    this.code = code;
  }

  /** As an address has it. */
  public String code() {
    return code;
  }

  /** The column of this code; empty for a code that is none. */
  public static Optional<Column> parse(String code) {
    return Arrays.stream(values()).filter(column -> column.code.equals(code)).findFirst();
  }

  /**
   * The one rule: closed before resolved, before waiting on the customer, before escalated, before
   * in progress, before open.
   *
   * @param escalated whether a request waits, or a tier above the entry has it
   */
  public static Column of(TicketStatus status, boolean escalated) {
    return switch (status) {
      case CLOSED -> CLOSED;
      case RESOLVED -> RESOLVED;
      case WAITING -> WAITING;
      case IN_PROGRESS -> escalated ? ESCALATED : IN_PROGRESS;
      case OPEN -> escalated ? ESCALATED : OPEN;
    };
  }
}
