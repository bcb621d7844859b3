/** What it costs to open the form. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.escalate;
