/** Files of accounts and tickets: what they would change, and changing it. */
@NullMarked
package dev.baton.db.table;

import org.jspecify.annotations.NullMarked;
