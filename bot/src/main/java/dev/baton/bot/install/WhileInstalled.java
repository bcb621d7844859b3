package dev.baton.bot.install;

import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.install.Ending;
import java.time.InstantSource;
import java.util.Optional;

/** Work for a workspace ends, what recurs too, once Baton is not installed there any more. */
public final class WhileInstalled {
  private final Tenants tenants;
  private final InstantSource clock;

  public WhileInstalled(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The same handler, not run for workspaces that left. */
  public JobQueue.Handler only(Job job, JobQueue.Handler handler) {
    return work -> ended(job, work).orElseGet(() -> handler.run(work));
  }

  /** In one transaction, so that an install queues what recurs anew and does not find it there. */
  private Optional<Outcome> ended(Job job, Work work) {
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          if (!Ending.in(tx).skipWhatIsQueued(clock.instant())) {
            return Optional.empty();
          }
          return Optional.of(
              tx.forgetOnce(job, work.id()) ? new Outcome.Gone() : new Outcome.Done());
        });
  }
}
