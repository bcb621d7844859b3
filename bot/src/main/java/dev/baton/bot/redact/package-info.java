/** Keeps secrets out of the log. */
@NullMarked
package dev.baton.bot.redact;

import org.jspecify.annotations.NullMarked;
