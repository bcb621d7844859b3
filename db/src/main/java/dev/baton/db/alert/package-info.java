/** What happens to tickets, told at once to those who look after the customer. */
@NullMarked
package dev.baton.db.alert;

import org.jspecify.annotations.NullMarked;
