/** Handing a ticket on: from the command to the filed escalation. */
package dev.baton.bot.escalate;
