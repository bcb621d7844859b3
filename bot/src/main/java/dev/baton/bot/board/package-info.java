/** The board and the ticket's page in the browser. */
@NullMarked
package dev.baton.bot.board;

import org.jspecify.annotations.NullMarked;
