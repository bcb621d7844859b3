package dev.baton.slack.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** A process's connections to Slack: more than one, so that the end of one holds nothing up. */
public final class SocketConnections implements AutoCloseable {
  /** Slack allows an app ten; five processes may run beside each other. */
  private static final int CONNECTIONS = 2;

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(7);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http;
  private final List<SocketKeeper> keepers = new ArrayList<>();
  private final List<Thread> running = new ArrayList<>();

  /**
   * Nothing is opened yet.
   *
   * @param app the app that connections must be of; empty text for any
   * @param envelopes takes what comes; several at once
   */
  public SocketConnections(
      AppToken token, String app, SocketTiming timing, Envelopes envelopes, SocketNews news) {
    this.http = client(timing);
    for (int i = 0; i < CONNECTIONS; i++) {
      keepers.add(
          new SocketKeeper(
              http, token, app, timing, envelopes, threads, news, RandomGenerator.getDefault()));
    }
  }

  private static OkHttpClient client(SocketTiming timing) {
    return new OkHttpClient.Builder()
        .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
        .connectTimeout(timing.patience())
        .pingInterval(timing.ping())
        .build();
  }

  /** Opens them, and keeps them open until the end. */
  public synchronized void start() {
    if (threads.isShutdown()) {
      return;
    }
    keepers.forEach(keeper -> running.add(Thread.ofVirtual().name("slack-socket").start(keeper)));
  }

  /** How many are open. */
  public int open() {
    return (int) keepers.stream().filter(SocketKeeper::isOpen).count();
  }

  /** Whether Slack can reach this process. */
  public boolean isConnected() {
    return open() > 0;
  }

  /** Why not all of them are open; empty while all is well. */
  public Optional<SocketTrouble> trouble() {
    return keepers.stream().flatMap(keeper -> keeper.trouble().stream()).findFirst();
  }

  /** Takes nothing new, answers within 7 s what was begun, and closes. */
  @Override
  public void close() {
    stopTaking();
    try {
      if (!threads.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    keepers.forEach(SocketKeeper::close);
    running.forEach(Thread::interrupt);
    http.dispatcher().executorService().shutdownNow();
  }

  private synchronized void stopTaking() {
    keepers.forEach(SocketKeeper::stop);
    threads.shutdown();
  }
}
