/** What the environment says, read once at start. */
@NullMarked
package dev.baton.bot.config;

import org.jspecify.annotations.NullMarked;
