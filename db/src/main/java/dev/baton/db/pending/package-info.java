/** Queues that what waits for a decision is looked at again. */
package dev.baton.db.pending;
