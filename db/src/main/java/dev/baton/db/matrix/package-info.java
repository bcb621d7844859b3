/** Versions of the escalation matrix and their routes. */
package dev.baton.db.matrix;
