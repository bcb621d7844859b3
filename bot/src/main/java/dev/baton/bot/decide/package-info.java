/** Approving, bouncing and redirecting a request. */
package dev.baton.bot.decide;
