/** The bot as its users meet it: over HTTP, with real signatures and a real database. */
@org.jspecify.annotations.NullMarked
package dev.baton.bot.testing;
