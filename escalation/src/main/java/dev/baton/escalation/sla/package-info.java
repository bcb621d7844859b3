/** The clocks of what customers were promised, folded from what happened to their tickets. */
package dev.baton.escalation.sla;
