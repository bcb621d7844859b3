/** PostgreSQL: migrations, the one door to it, row-level security and the job queue. */
@org.jspecify.annotations.NullMarked
package dev.baton.db;
