/** By what Baton itself finds tickets to hand on, when it looks at them, and what it found. */
@NullMarked
package dev.baton.db.detect;

import org.jspecify.annotations.NullMarked;
