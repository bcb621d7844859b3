package dev.baton.bot.install;

import dev.baton.db.Tenants;
import dev.baton.db.install.TokenRotation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that Slack gave and the database could not take at once. Slack takes the token before them
 * no more, so they are used from memory and written as soon as the database is back, each on a
 * connection of its own and for minutes, before they are given up; also while the process stops.
 */
final class UnwrittenTokens implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnwrittenTokens.class);

  /** A database that was away longer has been noticed otherwise. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /** A process that stops still writes what it can in this time. */
  private static final Duration LAST_TRIES = Duration.ofSeconds(5);

  private final Tenants tenants;
  private final Map<String, HeldToken> waiting = new ConcurrentHashMap<>();
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  UnwrittenTokens(Tenants tenants) {
    this.tenants = tenants;
  }

  /** What that workspace is called with until it is written; empty where nothing waits. */
  Optional<HeldToken> of(String orgId) {
    return Optional.ofNullable(waiting.get(orgId));
  }

  /** Whether the process was told to stop. */
  boolean isStopping() {
    return writers.isShutdown();
  }

  /**
   * Writes the next token.
   *
   * @param version of the token it follows
   * @return false when another one stands there by now, or none
   */
  boolean write(String orgId, int version, SealedTokens next, HeldToken held) {
    try {
      return tenants.inTransaction(orgId, tx -> written(TokenRotation.in(tx), version, next));
    } catch (RuntimeException away) {
      // Whatever stood in the way: Slack takes the token before this one no more.
      LOG.warn(
          "The next token of {} is not written yet, and will be: {}", orgId, away.getMessage());
      waiting.put(orgId, held);
      begin(patience -> writePatiently(orgId, version, next, patience));
      return true;
    }
  }

  /** Slack's answer may come after the process was told to stop; then whoever has it writes it. */
  private void begin(Consumer<Duration> writing) {
    try {
      writers.execute(() -> writing.accept(PATIENCE));
    } catch (RejectedExecutionException stopping) {
      writing.accept(LAST_TRIES);
    }
  }

  private static boolean written(TokenRotation rotation, int version, SealedTokens next) {
    return rotation.refreshed(
        version, next.bot(), next.refresh().orElseThrow(), next.expiresAt().orElseThrow());
  }

  private void writePatiently(String orgId, int version, SealedTokens next, Duration patience) {
    long started = System.nanoTime();
    try {
      while (System.nanoTime() - started < patience.toNanos()) {
        if (tried(orgId, version, next)) {
          return;
        }
        Thread.sleep(BETWEEN_TRIES);
      }
      LOG.error("The next token of {} is lost. Have Baton installed there again.", orgId);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      LOG.error(
          "Stopped before the next token of {} was written. Have Baton installed there again.",
          orgId);
    } finally {
      waiting.remove(orgId);
    }
  }

  private boolean tried(String orgId, int version, SealedTokens next) {
    try {
      boolean kept = tenants.onItsOwn(orgId, tx -> written(TokenRotation.in(tx), version, next));
      LOG.info("The next token of {} is {}.", orgId, kept ? "written" : "another one by now");
      return true;
    } catch (RuntimeException away) {
      return false;
    }
  }

  @Override
  public void close() {
    writers.shutdown();
    try {
      if (!writers.awaitTermination(LAST_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        writers.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      writers.shutdownNow();
    }
  }
}
