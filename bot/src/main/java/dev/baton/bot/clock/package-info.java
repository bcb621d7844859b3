/** Clocks: trying working hours on the command line. */
package dev.baton.bot.clock;
