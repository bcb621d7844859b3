/** Ticket keys as people type them, and a ticket as it is now. */
package dev.baton.escalation.ticket;
