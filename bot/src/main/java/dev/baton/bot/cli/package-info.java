/** The command line: what its commands share, and how they fail. */
package dev.baton.bot.cli;
