package dev.baton.bench.clock;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Child;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How late the marks of many clocks are noted that fall due within one second, or in one instant,
 * by two processes beside each other; and how long a holiday takes to reach the clocks of all open
 * tickets.
 */
public final class ClocksBenchmark implements Benchmark {
  private static final Duration PREPARING = Duration.ofSeconds(8);
  private static final long MILLISECONDS_EACH = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> JVM = List.of("-Xmx256m");
  private static final double LIMIT_MILLISECONDS = 1000;

  /** By how much each mark was noted late, the least first. */
  private static final String LATE =
      """
      select (extract(epoch from recorded_at - e.at) * 1000)::bigint from baton.clock_event e join baton.clock using (org_id, clock_id)
       where ticket_key like 'DUE%' and mark = 100 order by 1\
      """;

  private static final String NOTED =
      """
      select count(distinct clock_id) from baton.clock_event join baton.clock using (org_id, clock_id)
       where ticket_key like 'DUE%' and mark = 100\
      """;
  private static final int PER_MILLE = 1000;

  private static final String DECISION = "decision";
  private static final String PROMISE = "first_response";

  private final List<Run> runs;
  private final int planned;
  private final InstantSource clock = InstantSource.system();

  /**
   * One workspace with clocks of a kind.
   *
   * @param label before each figure
   * @param seconds over which those that are due are spread; 0: all in one instant
   */
  record Run(String label, String kind, int running, int due, int seconds) {}

  ClocksBenchmark(List<Run> runs, int planned) {
    this.runs = List.copyOf(runs);
    this.planned = planned;
  }

  /**
   * Of 100,000 decisions 1,000 due within one second; of 100,000 and 1,000,000 promises 1,000 and
   * 10,000 in one instant; 100,000 planned anew.
   */
  public static ClocksBenchmark standard() {
    return new ClocksBenchmark(
        List.of(
            new Run("", DECISION, 100_000, 1_000, 1),
            new Run("promises, 1,000 of 100,000: ", PROMISE, 100_000, 1_000, 0),
            new Run("promises, 10,000 of 100,000: ", PROMISE, 100_000, 10_000, 0),
            new Run("promises, 1,000 of 1,000,000: ", PROMISE, 1_000_000, 1_000, 0),
            new Run("promises, 10,000 of 1,000,000: ", PROMISE, 1_000_000, 10_000, 0)),
        100_000);
  }

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    List<Figure> figures = new ArrayList<>();
    for (Run run : runs) {
      figures.addAll(measure(run, progress));
    }
    figures.addAll(new PlanningBenchmark(planned).measure(name(), progress));
    return figures;
  }

  private List<Figure> measure(Run run, Progress progress) throws IOException, SQLException {
    progress.say(
        String.format(
            Locale.ROOT,
            "%,d clocks (%s), %,d due within %d s",
            run.running(),
            run.kind(),
            run.due(),
            run.seconds()));
    try (ThrowawayDatabase server = ThrowawayDatabase.start()) {
      server.asSuperuser(ClockRowsMade.workspace());
      Instant farAway = clock.instant().plus(Duration.ofDays(30));
      server.asSuperuser(
          ClockRowsMade.clocks("LATER", run.kind(), run.running() - run.due(), farAway, 1));
      server.asSuperuser(List.of("vacuum (analyze) baton.clock, platform.scheduled_tasks"));
      progress.say("starting two processes");
      try (Child one = Child.start(ClockProcess.class, JVM, List.of(server.appText()));
          Child two = Child.start(ClockProcess.class, JVM, List.of(server.appText()))) {
        one.hears("ready");
        two.hears("ready");
        List<AtomicInteger> told = List.of(one.counts("told"), two.counts("told"));
        Instant start = clock.instant().plus(PREPARING).plusMillis(run.due() * MILLISECONDS_EACH);
        double between = (double) run.seconds() / run.due();
        server.asSuperuser(ClockRowsMade.clocks("DUE", run.kind(), run.due(), start, between));
        await(() -> sum(told) >= run.due());
        return figures(run, server, sum(told));
      }
    }
  }

  private static int sum(List<AtomicInteger> told) {
    return told.stream().mapToInt(AtomicInteger::get).sum();
  }

  /** Until it is so, and no longer than patience lasts. */
  private void await(BooleanSupplier so) {
    Instant until = clock.instant().plus(PATIENCE);
    while (!so.getAsBoolean() && clock.instant().isBefore(until)) {
      try {
        Thread.sleep(Duration.ofMillis(50));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while clocks ran", stopped);
      }
    }
  }

  private List<Figure> figures(Run run, ThrowawayDatabase server, int told) throws SQLException {
    List<Long> late = server.numbers(LATE);
    if (late.isEmpty()) {
      throw new IllegalStateException("No clock was noted in time");
    }
    long clocks = server.numbers(NOTED).getFirst();
    return List.of(
        Figure.of(name(), run.label() + "p50 late", late.get(late.size() / 2), "ms"),
        Figure.of(
                name(),
                run.label() + "p99 late",
                late.get((late.size() * 990 - 1) / PER_MILLE),
                "ms")
            .aiming(new Target.AtMost(LIMIT_MILLISECONDS)),
        Figure.of(name(), run.label() + "latest", late.getLast(), "ms"),
        Figure.of(name(), run.label() + "lost", (double) (run.due() - Math.min(clocks, told)), "")
            .aiming(new Target.AtMost(0)),
        Figure.of(
                name(),
                run.label() + "doubled",
                (double) Math.max(late.size() - clocks, told - run.due()),
                "")
            .aiming(new Target.AtMost(0)));
  }
}
