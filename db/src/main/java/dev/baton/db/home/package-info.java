/** Who looks at App Home, and what they see of it. */
@NullMarked
package dev.baton.db.home;

import org.jspecify.annotations.NullMarked;
