package dev.baton.bot.privacy;

import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.file.FileCopies;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.privacy.Retention;
import dev.baton.db.workspace.WorkspaceRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Erases each day what a workspace wrote before its retention period, and has Baton's copies in
 * Slack of files that are erased follow. What other programs sent goes after thirty days in any
 * case: what is known by it stands with the tickets.
 */
public final class ContentExpiry {
  /** Erases one workspace's old content, each day. */
  public static final Job DAILY = new Job("content-expiry");

  private static final Duration DAY = Duration.ofDays(1);

  /** A transaction holds no more than this, so that nobody waits for it. */
  private static final int ROWS_AT_ONCE = 5000;

  private final Tenants tenants;
  private final InstantSource clock;

  public ContentExpiry(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The expiry as every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /**
   * Does {@link #DAILY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> erase(Work work) {
    Instant now = clock.instant();
    if (isUnknown(work)) {
      return Optional.empty();
    }
    long rows;
    do {
      rows = eraseSome(work, now);
    } while (rows > 0);
    do {
      rows =
          tenants.inBackground(work.orgId(), tx -> InboundEvents.in(tx).forget(now, ROWS_AT_ONCE));
    } while (rows > 0);
    tenants.inBackground(
        work.orgId(),
        tx -> {
          FileCopies.in(tx).deleteDoomed(now);
          return true;
        });
    return Optional.of(now.plus(DAY));
  }

  private boolean isUnknown(Work work) {
    return tenants.inBackground(work.orgId(), tx -> !WorkspaceRow.in(tx).isKnown());
  }

  /** Each step is on record with its own rows, also when a later one fails. */
  private long eraseSome(Work work, Instant now) {
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          long rows = Retention.in(tx).eraseExpired(now, ROWS_AT_ONCE);
          if (rows > 0) {
            Retention.in(tx).noteErased(rows, now);
          }
          return rows;
        });
  }
}
