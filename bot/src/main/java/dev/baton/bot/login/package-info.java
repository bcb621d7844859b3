/** Signing in to Baton's pages, and what stands around each of them. */
@NullMarked
package dev.baton.bot.login;

import org.jspecify.annotations.NullMarked;
