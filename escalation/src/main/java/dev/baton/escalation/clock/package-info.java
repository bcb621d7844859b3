/** Working time: from hours and holidays to deadlines and back. */
package dev.baton.escalation.clock;
