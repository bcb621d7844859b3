/** What it costs to draw App Home. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.home;
