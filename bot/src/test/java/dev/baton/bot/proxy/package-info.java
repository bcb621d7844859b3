/** Baton behind nginx and HAProxy, with the examples of docs/deploy. */
@NullMarked
package dev.baton.bot.proxy;

import org.jspecify.annotations.NullMarked;
