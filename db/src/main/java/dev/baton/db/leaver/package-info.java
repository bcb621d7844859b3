/** Who left and still holds something. */
@NullMarked
package dev.baton.db.leaver;

import org.jspecify.annotations.NullMarked;
