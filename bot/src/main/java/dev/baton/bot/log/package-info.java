/** The log in Slack: show, export, stats and verify, and the check of an exported chain. */
@NullMarked
package dev.baton.bot.log;

import org.jspecify.annotations.NullMarked;
