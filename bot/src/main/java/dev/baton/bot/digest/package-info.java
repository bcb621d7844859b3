/** What managers are told each day, and with it the end of the audit chain. */
@NullMarked
package dev.baton.bot.digest;

import org.jspecify.annotations.NullMarked;
