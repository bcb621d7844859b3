/** Telling people: Slack messages and emails, and what became of them. */
@NullMarked
package dev.baton.bot.notify;

import org.jspecify.annotations.NullMarked;
