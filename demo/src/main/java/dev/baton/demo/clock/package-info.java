/** The clock that bot and sandbox of the demo share. */
@org.jspecify.annotations.NullMarked
package dev.baton.demo.clock;
