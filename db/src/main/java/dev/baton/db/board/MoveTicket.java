package dev.baton.db.board;

import dev.baton.db.Tx;
import dev.baton.db.table.TicketTable;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket gets another status by somebody's hand. It goes the way that every word on a ticket
 * goes, so that whatever hangs on such a word hangs on this one.
 */
public final class MoveTicket {
  private static final String SURFACE = "browser";

  private final Tx tx;

  private MoveTicket(Tx tx) {
    this.tx = tx;
  }

  /** Tickets of this transaction's workspace. */
  public static MoveTicket in(Tx tx) {
    return new MoveTicket(tx);
  }

  /**
   * Makes it so.
   *
   * @param ticket held by this transaction
   * @param by Slack id of who says so
   * @return false when something newer was said of its status: then nothing is changed
   */
  public boolean to(TicketStatus status, BoardTicket ticket, String by, Instant at) {
    Map<String, Optional<String>> said = new HashMap<>();
    said.put(TicketRow.STATUS, Optional.of(status.code()));
    if (status == TicketStatus.RESOLVED) {
      said.put(TicketRow.RESOLVED, Optional.of(at.toString()));
    } else if (status.isOpen()) {
      said.put(TicketRow.RESOLVED, Optional.empty());
    }
    Word word = new Word(said, new Stamp(at, tx.newId().toString(), SURFACE));
    TicketTable.in(tx).apply(List.of(new TicketRow(0, ticket.key(), ticket.tier(), word)), by, at);
    boolean done =
        BoardTickets.in(tx)
            .held(ticket.key().identity())
            .filter(now -> now.status() == status)
            .isPresent();
    if (done) {
      tx.audit(
          new AuditEntry(
              AuditKind.TICKET_STATUS_SET,
              at,
              by,
              SURFACE,
              Optional.empty(),
              Map.of(
                  "ticket",
                  ticket.key().shown(),
                  "before",
                  ticket.status().code(),
                  "now",
                  status.code())));
    }
    return done;
  }
}
