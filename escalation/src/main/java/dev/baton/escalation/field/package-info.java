/**
 * What is said of a customer or a ticket, field by field: the newest word wins, whatever comes
 * first.
 */
@NullMarked
package dev.baton.escalation.field;

import org.jspecify.annotations.NullMarked;
