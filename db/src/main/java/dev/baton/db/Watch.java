package dev.baton.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's sign of life up, and the queue still while it is down: others would take for
 * theirs what it picks. Looks after the work of the dead meanwhile.
 */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final LifeSign sign;
  private final DeadProcesses dead;
  private final Scheduler scheduler;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("baton-watch").daemon().factory());

  Watch(LifeSign sign, DeadProcesses dead, Scheduler scheduler) {
    this.sign = sign;
    this.dead = dead;
    this.scheduler = scheduler;
  }

  /** Puts the sign up before the first piece of work is picked. */
  void start() {
    round();
    var _ =
        rounds.scheduleWithFixedDelay(
            this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      if (!sign.shows()) {
        if (!scheduler.getSchedulerState().isPaused()) {
          LOG.warn("This process cannot show that it lives, and takes no work until it can.");
          scheduler.pause();
        }
        return;
      }
      if (scheduler.getSchedulerState().isPaused()) {
        LOG.info("This process shows again that it lives, and takes work.");
        scheduler.resume();
        // What was queued meanwhile woke nobody.
        scheduler.triggerCheckForDueExecutions();
      }
      int taken = dead.look();
      if (taken > 0) {
        LOG.info("{} pieces of work of a dead process are taken up again.", taken);
        scheduler.triggerCheckForDueExecutions();
      }
    } catch (SQLException | DataAccessException away) {
      LOG.warn("The work of dead processes was not looked for: {}", away.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("The work of dead processes was not looked for", failure);
    }
  }

  /** Takes the sign down, so that others take up at once what was left. */
  @Override
  public void close() {
    rounds.shutdownNow();
    try {
      if (rounds.awaitTermination(2, TimeUnit.SECONDS)) {
        sign.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
