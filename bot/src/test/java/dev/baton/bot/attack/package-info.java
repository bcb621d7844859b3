/** Nasty texts against everything that takes text. */
@org.jspecify.annotations.NullMarked
package dev.baton.bot.attack;
