/** What a workspace and its people may ask of their data: for how long, a copy, an end. */
@NullMarked
package dev.baton.bot.privacy;

import org.jspecify.annotations.NullMarked;
