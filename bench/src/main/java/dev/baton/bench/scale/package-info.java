/** What people wait for in a workspace at the declared maxima. */
@NullMarked
package dev.baton.bench.scale;

import org.jspecify.annotations.NullMarked;
