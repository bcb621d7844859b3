/** The audit chain: events, their canonical form, checking it. */
package dev.baton.escalation.log;
