/** The board: in which column a ticket stands, and where it may be moved by hand. */
@NullMarked
package dev.baton.escalation.board;

import org.jspecify.annotations.NullMarked;
