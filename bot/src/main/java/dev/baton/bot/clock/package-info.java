/** Clocks: what their marks do, working hours, and trying those on the command line. */
package dev.baton.bot.clock;
