package dev.baton.db;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs queued work, each piece in one process at a time and at least once: what a process had
 * picked that dies is taken up by another, or by its successor, within 30 s of the death. A handler
 * that throws is run again after a pause that doubles, from 5 s to an hour.
 */
public final class JobQueue implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  // How long a stop waits for running work, then interrupts it and waits as long again. Both waits
  // together stay below the 10 s that a stop may take.
  private static final Duration LAST_WAIT = Duration.ofSeconds(3);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
  private static final int DOUBLINGS = 10;

  /** Nothing is wrong with the work itself. */
  private static final Duration AFTER_ABSENCE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int THREADS = 8;

  /** Of the threads; the rest stays free for other workspaces when one's work hangs. */
  static final int PLACES = 6;

  private static final Duration WAIT_FOR_PLACE = Duration.ofMillis(50);

  private final InstantSource clock;
  private volatile Instant lastKnown;
  private final FairShare share;
  private final Scheduler scheduler;
  private final Watch watch;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** What one kind of work does. */
  @FunctionalInterface
  public interface Handler {
    /** Runs outside any transaction; throws to be run again later. */
    Outcome run(Work work);
  }

  /** How a piece of work ended. */
  public sealed interface Outcome {
    /** Finished: it leaves the queue. */
    record Done() implements Outcome {}

    /** Its own transaction took it out of the queue, and may have let another take its place. */
    record Gone() implements Outcome {}

    /** To be run again, not before that instant. */
    record Again(Instant at) implements Outcome {}
  }

  /**
   * @param tenants whose commits wake this queue
   * @param handlers work of a kind not named here waits for a process that knows it
   */
  public JobQueue(
      Database database, Tenants tenants, InstantSource clock, Map<Job, Handler> handlers) {
    this.clock = clock;
    this.lastKnown = clock.instant();
    this.share = tenants.enqueuing().share();
    String name = LifeSign.nameOf(UUID.randomUUID());
    List<Task<?>> tasks =
        handlers.entrySet().stream()
            .<Task<?>>map(entry -> task(entry.getKey(), entry.getValue()))
            .toList();
    this.scheduler =
        Scheduler.create(database.workPool(), tasks)
            .tableName("platform.scheduled_tasks")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .serializer(new WorkFormat())
            .schedulerName(new SchedulerName.Fixed(name))
            .clock(this::lastTimeKnown)
            .threads(Math.clamp(database.workConnections() - 2, 1, THREADS))
            .pollUsingLockAndFetch(0.5, 4.0)
            .enablePriority()
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .shutdownMaxWait(LAST_WAIT)
            .build();
    this.watch =
        new Watch(
            new LifeSign(() -> database.alone("baton-alive"), name),
            new DeadProcesses(database::forWork, name, Ticker.systemTicker()),
            scheduler);
    tenants.enqueuing().wakes(scheduler::triggerCheckForDueExecutions);
  }

  /** The scheduler's threads end for good when its clock throws; the time stands still instead. */
  private Instant lastTimeKnown() {
    try {
      lastKnown = clock.instant();
    } catch (RuntimeException _) {
      // Whatever else asks it meanwhile fails and says so.
    }
    return lastKnown;
  }

  private Task<Work> task(Job job, Handler handler) {
    return Tasks.custom(job.name(), Work.class)
        .onFailure((failed, operations) -> patiently(() -> later(failed, operations)))
        .onDeadExecutionRevive()
        .execute((instance, _) ->
            patient(
                completion(
                    Origin.from(
                        "job " + job.name(), () -> run(job, instance.getData(), handler)))));
  }

  private Outcome run(Job job, Work work, Handler handler) {
    return job.punctual() ? handler.run(work) : shared(work, handler);
  }

  /** Work of a workspace that has all of its places taken goes back to the end of the queue. */
  private Outcome shared(Work work, Handler handler) {
    try {
      Optional<FairShare.Place> place = share.enter(work.orgId(), WAIT_FOR_PLACE);
      if (place.isEmpty()) {
        return new Outcome.Again(clock.instant());
      }
      try (FairShare.Place _ = place.get()) {
        return handler.run(work);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Outcome.Again(clock.instant());
    }
  }

  private CompletionHandler<Work> patient(CompletionHandler<Work> completion) {
    return (complete, operations) -> patiently(() -> completion.complete(complete, operations));
  }

  /**
   * How a piece of work ended is noted however long the database is away: what is not noted counts
   * as being worked on for as long as this process lives.
   */
  private void patiently(Runnable noting) {
    while (true) {
      try {
        noting.run();
        return;
      } catch (RuntimeException failure) {
        if (!DatabaseUnavailable.isBehind(failure) || stopped.get() || !paused()) {
          throw failure;
        }
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(POLL);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CompletionHandler<Work> completion(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> new CompletionHandler.OnCompleteRemove<>();
      case Outcome.Gone _ -> (_, _) -> {};
      case Outcome.Again again ->
          (complete, operations) -> operations.reschedule(complete, again.at());
    };
  }

  private static void later(ExecutionComplete failed, ExecutionOperations<Work> operations) {
    if (failed.getCause().filter(DatabaseUnavailable.class::isInstance).isPresent()) {
      operations.reschedule(failed, failed.getTimeDone().plus(AFTER_ABSENCE));
      return;
    }
    int doublings = Math.min(failed.getExecution().consecutiveFailures, DOUBLINGS);
    Duration pause = SHORTEST_PAUSE.multipliedBy(1L << doublings);
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    operations.reschedule(failed, failed.getTimeDone().plus(bounded));
  }

  /** Begins to look for due work; an unreachable database is asked again until it answers. */
  public void start() {
    watch.start();
    scheduler.start();
  }

  /** Looks for due work now, as after the clock was moved. */
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Whether it was started and not yet told to stop. */
  public boolean isRunning() {
    return scheduler.getSchedulerState().isStarted()
        && !scheduler.getSchedulerState().isShuttingDown();
  }

  /**
   * Takes no more work and waits up to 3 s for what it began; what takes longer is interrupted,
   * left after 3 s more, and run again by another process. A second call does nothing.
   */
  @Override
  public void close() {
    if (!stopped.getAndSet(true)) {
      scheduler.stop();
      watch.close();
    }
  }
}
