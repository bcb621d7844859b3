package dev.baton.bot.log;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.escalation.ticket.TicketStatus;
import java.util.Optional;

/** What somebody asked of the log. */
sealed interface LogRequest {
  record Export(ExportWords words) implements LogRequest {}

  record ExportAudit() implements LogRequest {}

  /** The log without texts, people and customers. */
  record ExportFigures() implements LogRequest {}

  /**
   * A question about figures.
   *
   * @param words as typed; blank where none were
   */
  record Report(String words) implements LogRequest {}

  /** A way into the browser. */
  record Board() implements LogRequest {}

  /**
   * @param page from 1
   */
  record Tickets(OpenTicketFilter filter, int page) implements LogRequest {}

  /**
   * @param ticket as typed, not blank
   */
  record Show(String ticket) implements LogRequest {}

  /**
   * @param days from 1 to {@value LogWords#MOST_DAYS}
   */
  record Stats(int days) implements LogRequest {}

  record Verify() implements LogRequest {}

  /**
   * A ticket to write down.
   *
   * @param ticket its key as typed; blank where none was
   */
  record Open(String ticket) implements LogRequest {}

  /**
   * @param ticket as typed, not blank
   */
  record Edit(String ticket) implements LogRequest {}

  /**
   * @param ticket as typed, not blank
   */
  record SetStatus(String ticket, TicketStatus status) implements LogRequest {}

  /**
   * @param ticket as typed, not blank
   * @param into the ticket that it goes on as, as typed
   */
  record Merge(String ticket, String into) implements LogRequest {}

  /** Says in the reader's language what was not understood. */
  @FunctionalInterface
  interface Complaint {
    String in(Wording words);
  }

  /**
   * @param complaint about what was not understood; empty when help was asked for
   */
  record Help(Optional<Complaint> complaint) implements LogRequest {
    static Help about(Complaint complaint) {
      return new Help(Optional.of(complaint));
    }
  }
}
