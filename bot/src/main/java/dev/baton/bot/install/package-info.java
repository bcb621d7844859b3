/** Coming into a workspace and leaving it: the install page, the tokens, the end. */
@NullMarked
package dev.baton.bot.install;

import org.jspecify.annotations.NullMarked;
