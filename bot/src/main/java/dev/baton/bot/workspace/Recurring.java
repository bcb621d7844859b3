package dev.baton.bot.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again in this process, each time that so much has passed on the clock.
 * The clock is looked at every half second, so that one which is put forward is noticed.
 */
public final class Recurring implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(500);

  private final ScheduledExecutorService thread;
  private final Duration every;
  private final InstantSource clock;
  private final Runnable work;
  private volatile Instant done;

  /**
   * Does nothing before {@link #start}.
   *
   * @param name of its thread
   * @param work must not throw: it would not be done again
   */
  public Recurring(String name, Duration every, InstantSource clock, Runnable work) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
    this.every = every;
    this.clock = clock;
    this.work = work;
    this.done = clock.instant();
  }

  /** Begins; for the first time it is due when so much has passed from now. */
  public void start() {
    done = clock.instant();
    // It ends with close().
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, GLANCE.toMillis(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does it when it is due. A clock that was set back that far makes it due too. */
  void look() {
    Instant now = clock.instant();
    if (Duration.between(done, now).abs().compareTo(every) >= 0) {
      done = now;
      work.run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
