/** Tickets, drafts and escalations, and filing one. */
package dev.baton.db.escalate;
