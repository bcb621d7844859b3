package dev.baton.escalation.board;

import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Tier;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a ticket may be moved by hand. Ownership never moves so: onto Escalated leads only a
 * request, and out of it only its decision or a hand-back.
 */
public final class Moves {
  private Moves() {}

  /** What may be done by moving a ticket onto a column. */
  public sealed interface Move {
    /** Its status becomes this. */
    record To(TicketStatus status) implements Move {}

    /** A request is to be filed; the ticket stays where it is. */
    record Escalate() implements Move {}

    /** It stands there already. */
    record Stays() implements Move {}

    /** A higher tier has it: whoever owns it hands it back, or resolves it. */
    record HandBack() implements Move {}

    /** Its request is to be decided or withdrawn first. */
    record Decide() implements Move {}

    /** There is no such way; it is reopened or resolved first. */
    record NoWay() implements Move {}

    /** A help desk says how it stands. */
    record InHelpDesk() implements Move {}
  }

  /**
   * What moving it there means.
   *
   * @param entry the tiers in which tickets begin
   */
  public static Move onto(Column column, BoardTicket ticket, Collection<Tier> entry) {
    Column now = ticket.column(entry);
    if (column == now) {
      return new Move.Stays();
    }
    if (column == Column.ESCALATED && ticket.status().isOpen() && !ticket.isEscalated(entry)) {
      return new Move.Escalate();
    }
    if (ticket.linked()) {
      return new Move.InHelpDesk();
    }
    boolean escalated = ticket.isEscalated(entry);
    return switch (column) {
      case OPEN, IN_PROGRESS -> working(column, ticket, escalated);
      case ESCALATED ->
          escalated && ticket.status() != TicketStatus.CLOSED
              ? new Move.To(TicketStatus.IN_PROGRESS)
              : new Move.NoWay();
      case WAITING ->
          ticket.status().isOpen() ? new Move.To(TicketStatus.WAITING) : new Move.NoWay();
      case RESOLVED -> resolved(ticket);
      case CLOSED ->
          ticket.status() == TicketStatus.RESOLVED
              ? new Move.To(TicketStatus.CLOSED)
              : new Move.NoWay();
    };
  }

  /** Onto Open or In Progress. */
  private static Move working(Column column, BoardTicket ticket, boolean escalated) {
    if (escalated) {
      return ticket.status() == TicketStatus.CLOSED ? new Move.NoWay() : new Move.HandBack();
    }
    return switch (ticket.status()) {
      case OPEN -> new Move.To(TicketStatus.IN_PROGRESS);
      case IN_PROGRESS -> new Move.To(TicketStatus.OPEN);
      case WAITING, RESOLVED ->
          column == Column.IN_PROGRESS ? new Move.To(TicketStatus.IN_PROGRESS) : new Move.NoWay();
      case CLOSED -> new Move.NoWay();
    };
  }

  private static Move resolved(BoardTicket ticket) {
    if (!ticket.status().isOpen()) {
      return new Move.NoWay();
    }
    return ticket.pending().isPresent() ? new Move.Decide() : new Move.To(TicketStatus.RESOLVED);
  }

  /** The columns onto which something happens, in the order of the board. */
  public static List<Column> offered(BoardTicket ticket, Collection<Tier> entry) {
    Set<Column> offered = EnumSet.noneOf(Column.class);
    for (Column column : Column.values()) {
      switch (onto(column, ticket, entry)) {
        case Move.To _, Move.Escalate _ -> offered.add(column);
        case Move.Stays _, Move.HandBack _, Move.Decide _, Move.NoWay _, Move.InHelpDesk _ -> {}
      }
    }
    return List.copyOf(offered);
  }
}
