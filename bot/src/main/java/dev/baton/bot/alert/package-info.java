/** Alerts: what they say, how people answer them, and by which media besides Slack they come. */
@NullMarked
package dev.baton.bot.alert;

import org.jspecify.annotations.NullMarked;
