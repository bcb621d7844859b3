package dev.baton.bot.helpdesk;

import dev.baton.escalation.ticket.TicketRow;
import java.time.Instant;

/**
 * What reading an event needs to know besides its body.
 *
 * @param eventId its sender's id of it
 * @param at when it was received first
 * @param workspace the live tiers may be none
 * @param desk how the admin had its tickets read
 */
record Received(String eventId, Instant at, TicketRow.Workspace workspace, Desk desk) {
  /** Of a program that says everything itself. */
  Received(String eventId, Instant at, TicketRow.Workspace workspace) {
    this(eventId, at, workspace, Desk.PLAIN);
  }
}
