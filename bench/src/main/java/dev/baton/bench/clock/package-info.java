/** How punctual clocks are. */
package dev.baton.bench.clock;
