package dev.baton.bot.file;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.Semaphore;

/**
 * How many files of one workspace are made and sent at once; a few others wait, and the rest is
 * refused. A file that Slack takes slowly holds up its own workspace and nobody else.
 */
public final class ExportTurns {
  static final int OF_ONE_WORKSPACE = 2;
  static final int MOST_WAITING = 10;

  // Kept for as long as somebody holds or awaits one.
  private final LoadingCache<String, Line> lines =
      Caffeine.newBuilder().weakValues().build(_ -> new Line());

  private static final class Line {
    private final Semaphore places = new Semaphore(OF_ONE_WORKSPACE + MOST_WAITING);
    private final Semaphore turn = new Semaphore(OF_ONE_WORKSPACE, true);
  }

  /**
   * Runs it when it is this workspace's turn; not at all when the thread is interrupted.
   *
   * @param refused runs instead, at once, when too many wait
   */
  public void take(String orgId, Runnable export, Runnable refused) {
    Line line = lines.get(orgId);
    if (!line.places.tryAcquire()) {
      refused.run();
      return;
    }
    try {
      inTurn(line.turn, export);
    } finally {
      line.places.release();
    }
  }

  private static void inTurn(Semaphore turn, Runnable export) {
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
