/** What it takes to take an event of another program. */
@NullMarked
package dev.baton.bench.inbound;

import org.jspecify.annotations.NullMarked;
