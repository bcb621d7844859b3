/** What other programs say of tickets and accounts, read and checked. */
@NullMarked
package dev.baton.escalation.helpdesk;

import org.jspecify.annotations.NullMarked;
