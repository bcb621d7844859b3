/** One workspace tries everything with the ids of another. */
@org.jspecify.annotations.NullMarked
package dev.baton.bot.isolation;
