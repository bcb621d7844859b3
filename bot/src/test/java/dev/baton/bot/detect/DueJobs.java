package dev.baton.bot.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.detect.Backlog;
import dev.baton.db.detect.Breaker;
import dev.baton.db.detect.Detections;
import dev.baton.db.detect.HeldRequests;
import dev.baton.db.notify.DeliveryQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;

/** Runs what detection queued, and the messages that come of it, as the queue would. */
public final class DueJobs {
  private static final Map<String, Job> FOUND =
      Stream.of(
              Detections.LOOK,
              Detections.ACT,
              Detections.ACT_OVERDUE,
              Detections.ALL,
              Breaker.ASK,
              Backlog.TELL,
              HeldRequests.RELEASE,
              Clocks.NEWS,
              DeliveryQueue.SLACK,
              DeliveryQueue.REDRAW)
          .collect(Collectors.toMap(Job::name, Function.identity()));

  private final TestWorkspace workspace;

  public DueJobs(TestWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Sets the clock, and runs until nothing is due. */
  public void at(Instant moment) {
    workspace.bot().clock().set(moment);
    run();
  }

  public void run() {
    List<Record> due = due();
    while (!due.isEmpty()) {
      due.forEach(this::run);
      due = due();
    }
  }

  private List<Record> due() {
    return workspace.in(tx ->
        List.<Record>copyOf(
            tx.dsl()
                .fetch(
                    "select task_name, task_instance, task_data from platform.scheduled_tasks"
                        + " where task_name = any (?) and task_instance like ?"
                        + " and execution_time <= cast(? as timestamptz)"
                        + " order by priority desc, execution_time, task_instance",
                    FOUND.keySet().toArray(String[]::new),
                    workspace.orgId() + "/%",
                    workspace.now().toString())));
  }

  private void run(Record task) {
    Job job = requireNonNull(FOUND.get(task.get(0, String.class)));
    String instance = task.get(1, String.class);
    String id = new String(task.get(2, byte[].class), UTF_8).split("\n", 2)[1];
    Outcome outcome =
        requireNonNull(workspace.bot().surfaces().jobs().get(job))
            .run(new Work(workspace.orgId(), id));
    workspace.in(tx ->
        outcome instanceof Outcome.Again(Instant at)
            ? tx.dsl()
                .execute(
                    "update platform.scheduled_tasks set execution_time = cast(? as timestamptz)"
                        + " where task_name = ? and task_instance = ?",
                    at.toString(),
                    job.name(),
                    instance)
            : tx.dsl()
                .execute(
                    "delete from platform.scheduled_tasks where task_name = ? and task_instance = ?",
                    job.name(),
                    instance));
  }
}
