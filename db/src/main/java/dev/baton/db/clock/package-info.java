/** Calendars and running deadlines. */
package dev.baton.db.clock;
