package dev.baton.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What one workspace may have of the queue while others wait. */
final class FairShare {
  private static final int AT_ONCE = 100;
  private static final int A_SECOND = 50;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** A place among those that run. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  private final int places;
  private final ElapsedTime time;
  private final Cache<String, Bucket> queued;
  private final Cache<String, Semaphore> running;

  /**
   * @param places how many pieces of one workspace may run at the same time in this process
   */
  FairShare(int places, ElapsedTime time) {
    this.places = places;
    this.time = time;
    this.queued = Caffeine.newBuilder().ticker(time).expireAfterAccess(REMEMBERED).build();
    this.running = Caffeine.newBuilder().ticker(time).expireAfterAccess(REMEMBERED).build();
  }

  /**
   * Where the next piece of this workspace stands: at zero within its share, and a step further
   * back for every second by which it is ahead of it. So two floods take turns, whoever began.
   */
  short position(String orgId) {
    long ahead = queued.get(orgId, _ -> share()).consumeIgnoringRateLimits(1);
    long seconds = Math.ceilDiv(ahead, TimeUnit.SECONDS.toNanos(1));
    return (short) -Math.min(seconds, Short.MAX_VALUE);
  }

  private Bucket share() {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
        .build();
  }

  /** A place to run, waited for as long as given; empty when all of them stay taken. */
  Optional<Place> enter(String orgId, Duration patience) throws InterruptedException {
    Semaphore free = running.get(orgId, _ -> new Semaphore(places));
    return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(free::release)
        : Optional.empty();
  }
}
