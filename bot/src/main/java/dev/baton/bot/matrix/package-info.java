/** Bringing a matrix in from a file: checked as a whole, applied as a whole. */
@NullMarked
package dev.baton.bot.matrix;

import org.jspecify.annotations.NullMarked;
