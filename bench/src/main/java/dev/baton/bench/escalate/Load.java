package dev.baton.bench.escalate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * People who type `/escalate`, as Slack would pass it on: signed, each with a trigger of its own.
 */
final class Load implements AutoCloseable {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final int IDLE_CONNECTIONS = 256;

  private final String url;
  private final AtomicLong triggers = new AtomicLong();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
          .callTimeout(Duration.ofSeconds(10))
          .build();

  Load(String port) {
    this.url = "http://127.0.0.1:" + port + "/slack/events";
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

  /** How long one takes that nothing else stands beside. */
  Duration one() throws IOException {
    long start = System.nanoTime();
    try {
      escalate();
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
    return Duration.ofNanos(System.nanoTime() - start);
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
    byte[] body = body(triggers.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    String timestamp = String.valueOf(System.currentTimeMillis() / 1000);
    Request request =
        new Request.Builder()
            .url(url)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body))
            .post(RequestBody.create(body, FORM))
            .build();
    try (Response response = client.newCall(request).execute()) {
      String said = response.body().string();
      // A refusal comes as 200 with a sentence; only silence means that the view is open.
      if (response.code() != 200 || !said.isEmpty()) {
        throw new IOException("Answered with " + response.code() + " " + said);
      }
    }
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

  private static String signature(String timestamp, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(Scene.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
    return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
