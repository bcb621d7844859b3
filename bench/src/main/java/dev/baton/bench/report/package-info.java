/** What reports cost at a million requests. */
@NullMarked
package dev.baton.bench.report;

import org.jspecify.annotations.NullMarked;
