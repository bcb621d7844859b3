/** What happens to tickets, and what hangs on it. */
package dev.baton.db.ticket;
