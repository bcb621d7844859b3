package dev.baton.bot.notify;

import dev.baton.bot.slack.SlackCalls;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Work;
import dev.baton.db.Workspace;
import dev.baton.db.notify.Deliveries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The jobs that tell people, for the queue. */
public final class Notifications {
  private final SlackDelivery slack;

  /**
   * @param mail says whether mail is sent at all, and by whom
   * @param random spreads attempts that failed together
   */
  public Notifications(
      Workspace workspace,
      Snapshots snapshots,
      SlackCalls calls,
      MailAccess mail,
      InstantSource clock,
      RandomGenerator random) {
    BackOff backOff = new BackOff(random);
    this.slack = new SlackDelivery(workspace, snapshots, calls, clock, backOff);
  }

  /** Each kind of work and who does it. */
  public Map<Job, JobQueue.Handler> handlers() {
    return Map.of(Deliveries.SLACK, handler(slack::deliver));
  }

  private static JobQueue.Handler handler(Function<Work, Optional<Instant>> delivery) {
    return work ->
        delivery
            .apply(work)
            .<JobQueue.Outcome>map(JobQueue.Outcome.Again::new)
            .orElseGet(JobQueue.Outcome.Done::new);
  }
}
