/** What the record says in figures: how many, how often sent back, how long a decision takes. */
@NullMarked
package dev.baton.escalation.report;

import org.jspecify.annotations.NullMarked;
