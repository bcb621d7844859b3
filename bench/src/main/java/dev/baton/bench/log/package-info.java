/** What it costs to export the log. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.log;
