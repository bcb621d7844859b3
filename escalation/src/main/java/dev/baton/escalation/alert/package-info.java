/** Who hears at once of what happens to a ticket, because they look after its customer. */
@NullMarked
package dev.baton.escalation.alert;

import org.jspecify.annotations.NullMarked;
