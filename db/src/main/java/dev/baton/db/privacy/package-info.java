/** Retention, and the copy and erasure of a person's data. */
package dev.baton.db.privacy;
