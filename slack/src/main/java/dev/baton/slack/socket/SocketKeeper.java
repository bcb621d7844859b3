package dev.baton.slack.socket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection open: a new one before the old one is given up where Slack asks for it, and
 * again, with growing pauses, where one was lost or refused.
 */
final class SocketKeeper implements Runnable {
  private final OkHttpClient http;
  private final AppToken token;
  private final String app;
  private final SocketTiming timing;
  private final Envelopes envelopes;
  private final ExecutorService threads;
  private final SocketNews news;
  private final RandomGenerator random;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable SocketConnection current;
  private volatile @Nullable SocketTrouble trouble;
  private int failures;

  /**
   * @param app the app that connections must be of; empty text for any
   */
  SocketKeeper(
      OkHttpClient http,
      AppToken token,
      String app,
      SocketTiming timing,
      Envelopes envelopes,
      ExecutorService threads,
      SocketNews news,
      RandomGenerator random) {
    this.http = http;
    this.token = token;
    this.app = app;
    this.timing = timing;
    this.envelopes = envelopes;
    this.threads = threads;
    this.news = news;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (!isStopped()) {
        keepOne();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepOne() throws InterruptedException {
    switch (token.open()) {
      case Opening.Denied(var why, var pause) -> retryAfter(why, pause);
      case Opening.Granted(URI address) -> keep(address);
    }
  }

  private void keep(URI address) throws InterruptedException {
    SocketConnection next = new SocketConnection(envelopes, threads);
    Optional<SocketTrouble> failed = connect(next, address);
    if (failed.isPresent()) {
      next.abort("it was not greeted");
      retryAfter(failed.get(), Duration.ZERO);
      return;
    }
    SocketConnection before = current;
    current = next;
    trouble = null;
    news.opened();
    if (before != null) {
      retire(before);
    }
    endOf(next);
  }

  private Optional<SocketTrouble> connect(SocketConnection next, URI address)
      throws InterruptedException {
    try {
      next.open(http, address, timing.ping());
    } catch (IllegalArgumentException noAddress) {
      return Optional.of(SocketTrouble.lost("Slack named no address that can be opened"));
    }
    try {
      String greeted = next.greeting().get(timing.patience().toMillis(), TimeUnit.MILLISECONDS);
      return app.isEmpty() || greeted.isEmpty() || greeted.equals(app)
          ? Optional.empty()
          : Optional.of(SocketTrouble.otherApp(greeted, app));
    } catch (TimeoutException late) {
      return Optional.of(SocketTrouble.lost("there was no answer in time"));
    } catch (ExecutionException broken) {
      return Optional.of(
          broken.getCause() instanceof SocketRefused refused
              ? refused.trouble()
              : SocketTrouble.lost("no connection could be made"));
    }
  }

  private void endOf(SocketConnection connection) throws InterruptedException {
    SocketConnection.Ending ending = awaited(connection);
    if (connection.isProved()) {
      failures = 0;
    }
    if (isStopped()) {
      return;
    }
    switch (ending) {
      case SocketConnection.Ending.Replace(String reason) -> {
        news.replacing(reason);
        if (!connection.isProved()) {
          pause(timing.retry(failures++, random.nextDouble()));
        }
      }
      case SocketConnection.Ending.Over(var why) -> {
        connection.close();
        if (connection.isProved() && why.kind() == SocketTrouble.Kind.LOST) {
          trouble = why;
          news.troubled(why);
        } else {
          retryAfter(why, Duration.ZERO);
        }
      }
    }
  }

  private static SocketConnection.Ending awaited(SocketConnection connection)
      throws InterruptedException {
    try {
      return connection.ending().get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What it was given is answered through it yet. */
  private void retire(SocketConnection before) {
    CompletableFuture.delayedExecutor(
            timing.linger().toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(before::close);
  }

  private void retryAfter(SocketTrouble why, Duration atLeast) throws InterruptedException {
    trouble = why;
    news.troubled(why);
    Duration wait = timing.retry(failures++, random.nextDouble());
    pause(wait.compareTo(atLeast) < 0 ? atLeast : wait);
  }

  private void pause(Duration wait) throws InterruptedException {
    var _ = stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  boolean isOpen() {
    SocketConnection now = current;
    return now != null && now.isOpen();
  }

  /** Why there is no connection, or why the last one ended; empty while all is well. */
  Optional<SocketTrouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Opens no new connection. */
  void stop() {
    stop.countDown();
  }

  void close() {
    SocketConnection now = current;
    if (now != null) {
      now.close();
    }
  }
}
