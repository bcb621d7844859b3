package dev.baton.bench.escalate;

import dev.baton.bench.product.Scene;
import dev.baton.bench.product.SignedRequests;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import okhttp3.MediaType;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * People who type `/escalate`, as Slack would pass it on: signed, each with a trigger of its own.
 */
final class Load implements AutoCloseable {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  private final SignedRequests requests;
  private final AtomicLong triggers = new AtomicLong();

  Load(String port) {
    this.requests = new SignedRequests(port);
  }

  /**
   * As many as go through: each connection asks again once it is answered.
   *
   * @return answers a second
   */
  double closed(int connections, Duration howLong) throws IOException {
    long start = System.nanoTime();
    long end = start + howLong.toNanos();
    List<Future<?>> people = new ArrayList<>();
    AtomicLong answers = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        people.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                escalate();
                answers.incrementAndGet();
              }
              return answers;
            }));
      }
      await(people);
    }
    return answers.get() / ((System.nanoTime() - start) / 1e9);
  }

  /**
   * At a fixed rate, whether answered or not. Each latency counts from the moment the request was
   * meant to be sent, so that a stall is not hidden by the requests it held back.
   *
   * @return latencies in microseconds
   */
  Histogram open(int perSecond, Duration howLong) throws IOException {
    Histogram latencies = new ConcurrentHistogram(3);
    long count = perSecond * howLong.toMillis() / 1000;
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    List<Future<?>> requests = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (long i = 0; i < count; i++) {
        long meant = start + i * period;
        sleepUntil(meant);
        requests.add(
            threads.submit(() -> {
              escalate();
              latencies.recordValue((System.nanoTime() - meant) / 1000);
              return meant;
            }));
      }
      await(requests);
    }
    return latencies;
  }

  /** How many were sent so far. */
  long sent() {
    return triggers.get();
  }

  private static void sleepUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void await(List<Future<?>> work) throws IOException {
    try {
      for (Future<?> piece : work) {
        var _ = piece.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("A request failed: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    }
  }

  private void escalate() throws IOException, GeneralSecurityException {
    requests.send(body(triggers.incrementAndGet()), FORM);
  }

  private static String body(long trigger) {
    return "token=legacy&team_id="
        + Scene.ORG
        + "&team_domain=bench&channel_id=C0HELP"
        + "&channel_name=help&user_id="
        + Scene.AGENT
        + "&user_name=ana&command=%2Fescalate&text="
        + Scene.TICKET
        + "&api_app_id=A0BENCH&is_enterprise_install=false"
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1%2F2%2F3&trigger_id="
        + trigger;
  }

  @Override
  public void close() {
    requests.close();
  }
}
