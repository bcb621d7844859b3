package dev.baton.bench.log;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Child;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The whole log as the product exports it, against the database's own COPY of the same query to the
 * same disk, in turns, in one process with a small heap.
 */
public final class ExportBenchmark implements Benchmark {
  private static final String HEAP = "-Xmx128m";
  private static final double LIMIT_RATIO = 3;
  private static final double LIMIT_MEGABYTES = 128;

  private final int escalations;
  private final int rounds;

  ExportBenchmark(int escalations, int rounds) {
    this.escalations = escalations;
    this.rounds = rounds;
  }

  /** 1,000,000 escalations, three rounds. */
  public static ExportBenchmark standard() {
    return new ExportBenchmark(1_000_000, 3);
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    try (ThrowawayDatabase database = ThrowawayDatabase.start()) {
      progress.say(String.format(Locale.ROOT, "making %,d escalations", escalations));
      database.asSuperuser(LogRows.statements(escalations));
      progress.say(
          String.format(Locale.ROOT, "COPY and export in turns, %d rounds, %s", rounds, HEAP));
      try (Child child =
          Child.start(
              ExportProcess.class,
              List.of(HEAP),
              List.of(database.appText(), String.valueOf(rounds)))) {
        return figures(rounds(child, progress), child.hears("heap"));
      }
    }
  }

  private List<Round> rounds(Child child, Progress progress) throws IOException {
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Round round = Round.read(child.hears("round"));
      if (round.rows() != escalations) {
        throw new IOException(String.format(Locale.ROOT, "The export has %,d lines", round.rows()));
      }
      progress.say(
          String.format(Locale.ROOT, "COPY %.1f s, export %.1f s", round.copy(), round.export()));
      measured.add(round);
    }
    return measured;
  }

  private List<Figure> figures(List<Round> measured, String heap) {
    double copy = median(measured.stream().mapToDouble(Round::copy).toArray());
    double export = median(measured.stream().mapToDouble(Round::export).toArray());
    double ratio = median(measured.stream().mapToDouble(r -> r.export() / r.copy()).toArray());
    double megabytes = Long.parseLong(heap) / 1e6;
    return List.of(
        Figure.of(
            name(),
            String.format(Locale.ROOT, "%,d escalations to a CSV file", escalations),
            export,
            "s"),
        Figure.of(name(), "baseline: COPY (same query) TO STDOUT (FORMAT csv)", copy, "s"),
        Figure.of(name(), "ratio to the baseline", ratio, "")
            .aiming(new Target.AtMost(LIMIT_RATIO)),
        Figure.of(name(), "size of the file", measured.getLast().bytes() / 1e6, "MB"),
        Figure.of(name(), "most heap in use at any time, with " + HEAP, megabytes, "MB")
            .aiming(new Target.AtMost(LIMIT_MEGABYTES)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * One turn of both.
   *
   * @param copy seconds
   * @param export seconds
   * @param rows lines of the export without its header
   * @param bytes of the export
   */
  record Round(double copy, double export, long rows, long bytes) {
    static Round read(String line) {
      String[] words = line.split(" ");
      return new Round(
          Double.parseDouble(words[0]),
          Double.parseDouble(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]));
    }

    String written() {
      return copy + " " + export + " " + rows + " " + bytes;
    }
  }
}
