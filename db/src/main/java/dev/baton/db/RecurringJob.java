package dev.baton.db;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Work that every workspace has for as long as it is served. Its handler says when it runs next.
 *
 * @param first when it runs for the first time
 */
public record RecurringJob(Job job, First first) {
  private static final String ID = "daily";

  public RecurringJob {
    requireNonNull(job);
    requireNonNull(first);
  }

  /** When a job that begins now runs for the first time. */
  @FunctionalInterface
  public interface First {
    Instant after(Tx tx, Instant now);
  }

  /** Queues it for this workspace, unless it waits or runs already. */
  public void begin(Tx tx, Instant now) {
    tx.enqueueOnce(job, ID, first.after(tx, now));
  }
}
