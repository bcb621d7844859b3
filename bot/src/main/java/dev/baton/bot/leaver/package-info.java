/** Who left and still holds something: found by a job, shown on App Home and in the digest. */
@NullMarked
package dev.baton.bot.leaver;

import org.jspecify.annotations.NullMarked;
