package dev.baton.bot.clock;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.escalation.escalate.Escalation;
import java.time.Instant;
import java.util.List;

/** Runs what clocks have queued and what is due of it, as the queue would, when a test says so. */
public final class DueWork {
  private final TestWorkspace workspace;

  public DueWork(TestWorkspace workspace) {
    this.workspace = workspace;
  }

  /** At that moment: what is due, and the messages about this request that come of it. */
  public void at(Instant moment, Escalation about) {
    workspace.bot().clock().set(moment);
    run(Clocks.FIRE);
    run(Clocks.TELL);
    new DeliveryRunner(workspace).runAll(about);
  }

  /** Notes what is due, and no more. */
  void run(Job job) {
    for (String id : due(job)) {
      Work work = new Work(workspace.orgId(), id);
      JobQueue.Outcome outcome =
          requireNonNull(workspace.bot().surfaces().jobs().get(job)).run(work);
      if (outcome instanceof JobQueue.Outcome.Done) {
        workspace.in(tx -> tx.forgetOnce(job, id));
      }
    }
  }

  List<String> due(Job job) {
    String prefix = workspace.orgId() + "/once/";
    return workspace.in(tx ->
        tx.dsl()
            .fetch(
                "select task_instance from platform.scheduled_tasks where task_name = ?"
                    + " and task_instance like ? and execution_time <= cast(? as timestamptz) order by execution_time",
                job.name(),
                prefix + "%",
                workspace.now().toString())
            .map(row -> row.get(0, String.class).substring(prefix.length())));
  }
}
