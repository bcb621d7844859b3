/**
 * Other programs that send tickets and accounts: taking what they send, and what an admin sees of
 * it.
 */
@NullMarked
package dev.baton.bot.helpdesk;

import org.jspecify.annotations.NullMarked;
