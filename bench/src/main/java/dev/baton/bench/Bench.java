package dev.baton.bench;

import dev.baton.bench.clock.ClocksBenchmark;
import dev.baton.bench.escalate.EscalateBenchmark;
import dev.baton.bench.home.HomeBenchmark;
import dev.baton.bench.inbound.InboundBenchmark;
import dev.baton.bench.log.ExportBenchmark;
import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.report.ReportsBenchmark;
import dev.baton.bench.scale.ScaleBenchmark;
import dev.baton.bench.suggest.SuggestBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./baton bench [NAME]}: measures, prints a table and writes {@code target/bench.json}. */
public final class Bench {
  private static final Path FILE = Path.of("target", "bench.json");

  private Bench() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Benchmark> all =
        List.of(
            SuggestBenchmark.standard(),
            ExportBenchmark.standard(),
            ClocksBenchmark.standard(),
            ScaleBenchmark.standard(),
            ReportsBenchmark.standard(),
            HomeBenchmark.standard(),
            InboundBenchmark.standard(),
            EscalateBenchmark.standard());
    System.exit(run(args, all, FILE, Clock.systemUTC().instant(), out));
  }

  /** The exit code: 0 measured, 1 one could not be measured, 2 an unknown name. */
  static int run(String[] args, List<Benchmark> all, Path file, Instant at, PrintStream out) {
    List<String> names = List.of(args);
    String known = all.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    if (names.stream().anyMatch(name -> all.stream().noneMatch(b -> b.name().equals(name)))) {
      out.println("Usage: ./baton bench [NAME]. Names are " + known + "; without one, all run.");
      return 2;
    }
    List<Figure> figures = new ArrayList<>();
    boolean measured = true;
    for (Benchmark benchmark : all) {
      if (names.isEmpty() || names.contains(benchmark.name())) {
        measured &= measure(benchmark, figures, out);
      }
    }
    Report report = new Report(at, Report.thisMachine(), figures);
    out.print("\n" + report.table());
    return write(report, file, out) && measured ? 0 : 1;
  }

  private static boolean measure(Benchmark benchmark, List<Figure> figures, PrintStream out) {
    try {
      figures.addAll(benchmark.measure(line -> out.println(benchmark.name() + ": " + line)));
      return true;
    } catch (Exception failure) {
      out.println(benchmark.name() + " could not be measured: " + failure);
      return false;
    }
  }

  private static boolean write(Report report, Path file, PrintStream out) {
    try {
      report.write(file);
      out.println("Written to " + file.toAbsolutePath());
      return true;
    } catch (IOException failure) {
      out.println("Could not write " + file.toAbsolutePath() + ": " + failure.getMessage());
      return false;
    }
  }
}
