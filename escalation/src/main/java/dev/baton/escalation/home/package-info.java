/** Baton's own page in Slack: its tabs and lists. */
@NullMarked
package dev.baton.escalation.home;

import org.jspecify.annotations.NullMarked;
