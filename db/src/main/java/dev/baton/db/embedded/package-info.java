/** The PostgreSQL that comes with Baton. */
package dev.baton.db.embedded;
