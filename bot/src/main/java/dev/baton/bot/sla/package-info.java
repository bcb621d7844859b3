/** What customers were promised: its files, its clocks, and how they are tried. */
package dev.baton.bot.sla;
