package dev.baton.bot.install;

import dev.baton.db.JobQueue;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Work;
import dev.baton.db.Workspace;
import java.time.InstantSource;

/** Work for a workspace ends, what recurs too, once Baton is not installed there any more. */
public final class WhileInstalled {
  private final Workspace workspace;
  private final InstantSource clock;

  public WhileInstalled(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** The same handler, not run for workspaces that left. */
  public JobQueue.Handler only(JobQueue.Handler handler) {
    return work -> hasLeft(work) ? new Outcome.Done() : handler.run(work);
  }

  private boolean hasLeft(Work work) {
    return workspace.inBackground(
        work.orgId(), tx -> tx.installations().skipWhatIsQueued(clock.instant()));
  }
}
