/** What is said of customers. */
@NullMarked
package dev.baton.bot.account;

import org.jspecify.annotations.NullMarked;
