package dev.baton.bench.inbound;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Child;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.bench.product.ProductProcess;
import dev.baton.bench.product.SlackStub;
import dev.baton.web.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Signed events of another program at a steady rate, each from the moment it was to be sent to its
 * answer, while those before are applied. The baseline has no effect at the same rate.
 */
public final class InboundBenchmark implements Benchmark {
  private static final List<String> JVM = List.of("-Xmx512m");
  private static final int TICKETS = 500;
  private static final double LIMIT_MILLISECONDS = 100;

  private final int rate;
  private final int warming;
  private final int seconds;

  /**
   * @param rate events a second
   * @param warming seconds that are not measured
   * @param seconds that are
   */
  InboundBenchmark(int rate, int warming, int seconds) {
    this.rate = rate;
    this.warming = warming;
    this.seconds = seconds;
  }

  /** 200 a second for 30 seconds, after 10 that warm up. */
  public static InboundBenchmark standard() {
    return new InboundBenchmark(200, 10, 30);
  }

  @Override
  public String name() {
    return "inbound";
  }

  /** One program and how it signs. */
  private record Desk(HttpClient http, URI address, Hmac hmac) {
    int send(int number) throws IOException, InterruptedException {
      Instant now = Instant.now();
      String body =
          String.format(
              Locale.ROOT,
              "{\"type\":\"ticket.updated\",\"timestamp\":\"%s\",\"data\":{\"key\":\"ZD-%d\",\"title\":\"Event %d\","
                  + "\"priority\":\"P%d\",\"status\":\"open\"}}",
              now,
              10_000 + number % TICKETS,
              number,
              number % 4 + 1);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String id = "msg_" + number;
      String time = String.valueOf(now.getEpochSecond());
      String mac = Base64.getEncoder().encodeToString(hmac.sign(id + "." + time + ".", bytes));
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .header("webhook-id", id)
              .header("webhook-timestamp", time)
              .header("webhook-signature", "v1," + mac)
              .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    int look() throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(address).HEAD().build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @FunctionalInterface
  private interface Sending {
    int send(int number) throws IOException, InterruptedException;
  }

  @Override
  public List<Figure> measure(Progress progress) throws Exception {
    try (ThrowawayDatabase database = ThrowawayDatabase.start();
        SlackStub slack = new SlackStub();
        Child baton =
            Child.start(ProductProcess.class, JVM, List.of(database.appText(), slack.apiUrl()));
        HttpClient http = HttpClient.newHttpClient()) {
      String port = baton.hears("port");
      String[] hook = baton.hears("hook").split(" ");
      byte[] key = Base64.getDecoder().decode(hook[1].substring("whsec_".length()));
      Desk desk =
          new Desk(
              http, URI.create("http://127.0.0.1:" + port + "/hooks/" + hook[0]), new Hmac(key));
      progress.say(String.format(Locale.ROOT, "%d events a second", rate));
      steadily(desk::send, 0, warming, 202);
      Histogram events = steadily(desk::send, rate * warming, seconds, 202);
      Histogram baseline = steadily(_ -> desk.look(), 0, warming, 200);
      return figures(events, baseline);
    }
  }

  /** Sends at the rate, however long answers take. */
  private Histogram steadily(Sending sending, int first, int during, int expected)
      throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    AtomicInteger wrong = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < rate * during; i++) {
        long due = start + TimeUnit.SECONDS.toNanos(1) * i / rate;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int number = first + i;
        threads.execute(() -> {
          try {
            if (sending.send(number) != expected) {
              wrong.incrementAndGet();
            }
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
          } catch (IOException | InterruptedException lost) {
            wrong.incrementAndGet();
          }
        });
      }
    }
    if (wrong.get() > 0) {
      throw new IllegalStateException(wrong.get() + " were not answered with " + expected);
    }
    return latencies;
  }

  private List<Figure> figures(Histogram events, Histogram baseline) {
    String n = String.format(Locale.ROOT, " (n = %d)", rate * seconds);
    String what = String.format(Locale.ROOT, "signed event kept, %d a second", rate);
    return List.of(
        Figure.of(name(), what + ", p50" + n, milliseconds(events, 50), "ms"),
        Figure.of(name(), what + ", p99" + n, milliseconds(events, 99), "ms")
            .aiming(new Target.AtMost(LIMIT_MILLISECONDS)),
        Figure.of(name(), what + ", slowest" + n, milliseconds(events, 100), "ms"),
        Figure.of(name(), "baseline: no effect, p50", milliseconds(baseline, 50), "ms"),
        Figure.of(name(), "baseline: no effect, p99", milliseconds(baseline, 99), "ms"));
  }

  private static double milliseconds(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }
}
