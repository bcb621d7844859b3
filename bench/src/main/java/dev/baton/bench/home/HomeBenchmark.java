package dev.baton.bench.home;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Child;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.bench.product.ProductProcess;
import dev.baton.bench.product.Scene;
import dev.baton.bench.product.SignedRequests;
import dev.baton.bench.product.SlackStub;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import org.HdrHistogram.Histogram;

/**
 * From Slack's event that a lead opened App Home to the page that Slack is given, beside the same
 * of somebody for whom nothing waits. Bot and database are processes of their own.
 */
public final class HomeBenchmark implements Benchmark {
  private static final List<String> JVM = List.of("-Xmx512m");
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String LEAD = "U0lena";
  private static final String NOBODY = "U0theo";
  private static final double LIMIT_MILLISECONDS = 100;

  private final int pending;
  private final int warming;
  private final int rounds;

  /**
   * @param pending how many requests wait for the lead, who owns as many tickets
   * @param rounds how often each of the two is measured
   */
  HomeBenchmark(int pending, int warming, int rounds) {
    this.pending = pending;
    this.warming = warming;
    this.rounds = rounds;
  }

  /** 500 pending, 300 drawings of each after 200 that warm up. */
  public static HomeBenchmark standard() {
    return new HomeBenchmark(500, 200, 300);
  }

  @Override
  public String name() {
    return "home";
  }

  @Override
  public List<Figure> measure(Progress progress) throws Exception {
    progress.say(String.format(Locale.ROOT, "starting, %d requests for one lead", pending));
    try (ThrowawayDatabase database = ThrowawayDatabase.start();
        SlackStub slack = new SlackStub();
        Child baton =
            Child.start(ProductProcess.class, JVM, List.of(database.appText(), slack.apiUrl()));
        SignedRequests requests = new SignedRequests(baton.hears("port"))) {
      database.asSuperuser(PendingRows.statements(pending));
      Histogram lead = new Histogram(3);
      Histogram nobody = new Histogram(3);
      for (int i = 0; i < warming + rounds; i++) {
        Histogram mine = i < warming ? new Histogram(3) : lead;
        Histogram theirs = i < warming ? new Histogram(3) : nobody;
        mine.recordValue(opens(LEAD, 2 * i, requests, slack));
        theirs.recordValue(opens(NOBODY, 2 * i + 1, requests, slack));
      }
      return figures(lead, nobody);
    }
  }

  /** Microseconds until Slack has the page. */
  private static long opens(String member, int event, SignedRequests requests, SlackStub slack)
      throws IOException, GeneralSecurityException, InterruptedException {
    long start = System.nanoTime();
    requests.send(event(member, event), JSON);
    return TimeUnit.NANOSECONDS.toMicros(slack.published(member) - start);
  }

  private static String event(String member, int number) {
    return String.format(
        Locale.ROOT,
        """
        {"token":"legacy","team_id":"%s","api_app_id":"A0BENCH","type":"event_callback","event_id":"Ev%d","event_time":1700000000,\
        "event":{"type":"app_home_opened","user":"%s","channel":"D0BENCH","tab":"home","event_ts":"1700000000.000000"}}\
        """,
        Scene.ORG,
        number,
        member);
  }

  private List<Figure> figures(Histogram lead, Histogram nobody) {
    String n = String.format(Locale.ROOT, " (n = %d)", rounds);
    String mine = String.format(Locale.ROOT, "App Home of a lead with %d pending", pending);
    return List.of(
        Figure.of(name(), mine + ", p50" + n, milliseconds(lead, 50), "ms"),
        Figure.of(name(), mine + ", p99" + n, milliseconds(lead, 99), "ms")
            .aiming(new Target.AtMost(LIMIT_MILLISECONDS)),
        Figure.of(name(), mine + ", slowest" + n, milliseconds(lead, 100), "ms"),
        Figure.of(name(), "baseline: nothing pending, p50" + n, milliseconds(nobody, 50), "ms"),
        Figure.of(name(), "baseline: nothing pending, p99" + n, milliseconds(nobody, 99), "ms"));
  }

  private static double milliseconds(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }
}
