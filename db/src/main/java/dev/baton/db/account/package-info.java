/** Customers, and their tickets of this month. */
@NullMarked
package dev.baton.db.account;

import org.jspecify.annotations.NullMarked;
