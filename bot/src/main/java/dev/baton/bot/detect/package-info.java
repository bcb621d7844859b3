/**
 * What Baton does by itself about tickets that criteria find, and what people see and say of it.
 */
@NullMarked
package dev.baton.bot.detect;

import org.jspecify.annotations.NullMarked;
