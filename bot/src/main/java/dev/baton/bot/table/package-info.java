/** Files of accounts and tickets, brought in as the matrix is: check, see what changes, apply. */
@NullMarked
package dev.baton.bot.table;

import org.jspecify.annotations.NullMarked;
