/** What the board reads. */
@NullMarked
package dev.baton.db.board;

import org.jspecify.annotations.NullMarked;
