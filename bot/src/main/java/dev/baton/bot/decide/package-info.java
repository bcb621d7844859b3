/** The gate's surfaces: approve, bounce, redirect. */
package dev.baton.bot.decide;
