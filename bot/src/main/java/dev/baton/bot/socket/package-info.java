/** Socket Mode: Slack reaches a bot that has no public address. */
@NullMarked
package dev.baton.bot.socket;

import org.jspecify.annotations.NullMarked;
