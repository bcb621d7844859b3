/** Tickets by hand: taking one that nobody owns, giving it to somebody. */
@NullMarked
package dev.baton.bot.ticket;

import org.jspecify.annotations.NullMarked;
