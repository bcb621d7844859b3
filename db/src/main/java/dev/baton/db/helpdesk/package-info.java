/** Other programs that send: their connections, and each event once. */
@NullMarked
package dev.baton.db.helpdesk;

import org.jspecify.annotations.NullMarked;
