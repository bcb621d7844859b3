/** An escalation, from its draft to how it was settled. */
package dev.baton.escalation.escalate;
