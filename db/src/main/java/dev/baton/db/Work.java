package dev.baton.db;

/**
 * One piece of queued work, as its handler gets it.
 *
 * @param orgId the workspace to open the transaction for
 * @param id what was given to {@link Tx#enqueue}
 */
public record Work(String orgId, String id) {}
