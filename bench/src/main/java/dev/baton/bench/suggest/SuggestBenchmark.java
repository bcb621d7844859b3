package dev.baton.bench.suggest;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** A suggestion from a large matrix, by JMH, against a plain search through the same rows. */
public final class SuggestBenchmark implements Benchmark {
  private static final double LIMIT_MICROSECONDS = 100;

  private final int routes;
  private final int forks;
  private final int rounds;
  private final Duration round;

  SuggestBenchmark(int routes, int forks, int rounds, Duration round) {
    this.routes = routes;
    this.forks = forks;
    this.rounds = rounds;
    this.round = round;
  }

  /** 10,000 routes, two processes, five rounds of a second after as many to warm up. */
  public static SuggestBenchmark standard() {
    return new SuggestBenchmark(10_000, 2, 5, Duration.ofSeconds(1));
  }

  @Override
  public String name() {
    return "suggest";
  }

  @Override
  public List<Figure> measure(Progress progress) throws RunnerException {
    progress.say(String.format(Locale.ROOT, "%,d routes, JMH", routes));
    Collection<RunResult> results = new Runner(options().build()).run();
    Statistics suggestion = times(results, "suggestion");
    Statistics search = times(results, "search");
    double median = suggestion.getPercentile(50);
    return List.of(
        Figure.of(
                name(),
                String.format(Locale.ROOT, "p50 of a suggestion from %,d routes", routes),
                median,
                "µs")
            .aiming(new Target.AtMost(LIMIT_MICROSECONDS)),
        Figure.of(name(), "p99", suggestion.getPercentile(99), "µs"),
        Figure.of(name(), "mean, pauses of the machine included", suggestion.getMean(), "µs"),
        Figure.of(
            name(),
            "baseline: p50 of a plain search through the rows",
            search.getPercentile(50),
            "µs"),
        Figure.of(name(), "ratio to the baseline", median / search.getPercentile(50), ""));
  }

  private OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(SuggestCalls.class.getName() + "\\..*")
        .param("routes", String.valueOf(routes))
        .forks(forks)
        .jvmArgsAppend("-Xmx512m")
        .warmupIterations(rounds)
        .warmupTime(TimeValue.milliseconds(round.toMillis()))
        .measurementIterations(rounds)
        .measurementTime(TimeValue.milliseconds(round.toMillis()))
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
    return options;
  }

  private static Statistics times(Collection<RunResult> results, String method) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .map(result -> result.getPrimaryResult().getStatistics())
        .findFirst()
        .orElseThrow();
  }
}
