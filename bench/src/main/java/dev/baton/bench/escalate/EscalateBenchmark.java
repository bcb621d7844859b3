package dev.baton.bench.escalate;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Child;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.bench.product.ProductProcess;
import dev.baton.bench.product.SlackStub;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Signed `/escalate` to 200, with the form opened in between, against a bare Bolt handler that
 * opens the same view. Each side is a process of its own; a third sends the load and plays Slack.
 */
public final class EscalateBenchmark implements Benchmark {
  private static final List<String> JVM = List.of("-Xmx512m");
  private static final double LEAST_RATIO = 0.7;
  private static final double MOST_MILLISECONDS = 50;

  private final Plan plan;

  /**
   * How much is asked of both sides.
   *
   * @param rounds measured, after two that warm up
   * @param perSecond of the steady load
   */
  record Plan(int connections, int rounds, Duration round, int perSecond, Duration steady) {}

  EscalateBenchmark(Plan plan) {
    this.plan = plan;
  }

  /** Five rounds of 5 s at 32 connections, then 200 a second for 30 s. */
  public static EscalateBenchmark standard() {
    return new EscalateBenchmark(
        new Plan(32, 5, Duration.ofSeconds(5), 200, Duration.ofSeconds(30)));
  }

  @Override
  public String name() {
    return "escalate";
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    progress.say("starting both sides");
    try (ThrowawayDatabase database = ThrowawayDatabase.start();
        SlackStub slack = new SlackStub();
        Child bare = Child.start(BareProcess.class, JVM, List.of(slack.apiUrl()));
        Child baton =
            Child.start(ProductProcess.class, JVM, List.of(database.appText(), slack.apiUrl()));
        Load toBare = new Load(bare.hears("port"));
        Load toBaton = new Load(baton.hears("port"))) {
      Throughput throughput = throughput(toBaton, toBare, progress);
      progress.say(
          String.format(Locale.ROOT, "%d a second for %s", plan.perSecond(), plan.steady()));
      Histogram steady = toBaton.open(plan.perSecond(), plan.steady());
      Histogram steadyBare = toBare.open(plan.perSecond(), plan.steady());
      if (slack.opened() != toBaton.sent() + toBare.sent()) {
        throw new IOException(
            String.format(Locale.ROOT, "Slack saw %d views opened", slack.opened()));
      }
      return figures(throughput, steady, steadyBare);
    }
  }

  private record Throughput(double baton, double bare, double ratio) {}

  private Throughput throughput(Load toBaton, Load toBare, Progress progress) throws IOException {
    for (int i = 0; i < 2; i++) {
      double baton = toBaton.closed(plan.connections(), plan.round());
      double bare = toBare.closed(plan.connections(), plan.round());
      progress.say(
          String.format(Locale.ROOT, "warming up: Baton %,.0f/s, bare Bolt %,.0f/s", baton, bare));
    }
    double[] baton = new double[plan.rounds()];
    double[] bare = new double[plan.rounds()];
    double[] ratio = new double[plan.rounds()];
    for (int i = 0; i < plan.rounds(); i++) {
      baton[i] = toBaton.closed(plan.connections(), plan.round());
      bare[i] = toBare.closed(plan.connections(), plan.round());
      ratio[i] = baton[i] / bare[i];
      progress.say(
          String.format(Locale.ROOT, "Baton %,.0f/s, bare Bolt %,.0f/s", baton[i], bare[i]));
    }
    return new Throughput(median(baton), median(bare), median(ratio));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private List<Figure> figures(Throughput throughput, Histogram steady, Histogram bare) {
    String at =
        String.format(
            Locale.ROOT, " at %d/s for %d s", plan.perSecond(), plan.steady().toSeconds());
    return List.of(
        Figure.of(
            name(),
            String.format(
                Locale.ROOT, "/escalate with its form, %d connections", plan.connections()),
            throughput.baton(),
            "1/s"),
        Figure.of(
            name(), "baseline: a bare Bolt handler opens the same view", throughput.bare(), "1/s"),
        Figure.of(name(), "ratio to the baseline", throughput.ratio(), "")
            .aiming(new Target.AtLeast(LEAST_RATIO)),
        Figure.of(name(), "p50" + at, milliseconds(steady, 50), "ms"),
        Figure.of(name(), "p99" + at, milliseconds(steady, 99), "ms")
            .aiming(new Target.AtMost(MOST_MILLISECONDS)),
        Figure.of(name(), "slowest" + at, milliseconds(steady, 100), "ms"),
        Figure.of(name(), "baseline: p50" + at, milliseconds(bare, 50), "ms"),
        Figure.of(name(), "baseline: p99" + at, milliseconds(bare, 99), "ms"));
  }

  private static double milliseconds(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }
}
