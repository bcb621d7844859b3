/** What it costs to suggest the next tier and owner. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.suggest;
