package dev.baton.bot.log;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.Semaphore;

/**
 * How many files of one workspace are made and sent at once; the others wait. A file that Slack
 * takes slowly holds up its own workspace and nobody else.
 */
public final class ExportTurns {
  static final int OF_ONE_WORKSPACE = 2;

  // Kept for as long as somebody holds or awaits one.
  private final LoadingCache<String, Semaphore> turns =
      Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(OF_ONE_WORKSPACE, true));

  /** Runs it when it is this workspace's turn; not at all when the thread is interrupted. */
  public void take(String orgId, Runnable export) {
    Semaphore turn = turns.get(orgId);
    try {
      turn.acquire();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      export.run();
    } finally {
      turn.release();
    }
  }
}
