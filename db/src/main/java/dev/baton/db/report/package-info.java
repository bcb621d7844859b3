/** Figures, counted by the database. */
@NullMarked
package dev.baton.db.report;

import org.jspecify.annotations.NullMarked;
