/** Customers: what is known of them, and who may read it. */
@NullMarked
package dev.baton.escalation.account;

import org.jspecify.annotations.NullMarked;
