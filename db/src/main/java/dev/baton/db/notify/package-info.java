/** Deliveries: their queue, their attempts and what became of them. */
package dev.baton.db.notify;
