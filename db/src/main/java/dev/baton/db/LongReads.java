package dev.baton.db;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.Semaphore;

/**
 * How many reads without a limit on their time may run at once in this process: each holds a
 * connection that jobs need too, and one workspace must not have all of them.
 */
final class LongReads {
  static final int AT_ONCE = 4;
  static final int OF_ONE_WORKSPACE = 2;

  private final Semaphore all = new Semaphore(AT_ONCE, true);

  // Kept for as long as somebody holds or awaits one.
  private final LoadingCache<String, Semaphore> ofOne =
      Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(OF_ONE_WORKSPACE, true));

  /** A place among those that read. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for one, first behind the others of the workspace alone.
   *
   * @throws IllegalStateException when it is interrupted meanwhile
   */
  Place enter(String orgId) {
    Semaphore own = ofOne.get(orgId);
    try {
      own.acquire();
      try {
        all.acquire();
      } catch (InterruptedException stopped) {
        own.release();
        throw stopped;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for a place to read.", stopped);
    }
    return () -> {
      all.release();
      own.release();
    };
  }
}
