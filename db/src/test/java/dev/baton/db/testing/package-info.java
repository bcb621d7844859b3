/** A real PostgreSQL for tests, here and in the modules above. */
@org.jspecify.annotations.NullMarked
package dev.baton.db.testing;
