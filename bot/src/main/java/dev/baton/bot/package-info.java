/** Baton's outer shell: the command line and the one place that wires everything. */
@NullMarked
package dev.baton.bot;

import org.jspecify.annotations.NullMarked;
