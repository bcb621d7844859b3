package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private record Fixed(String name, List<Figure> figures) implements Benchmark {
    @Override
    public List<Figure> measure(Progress progress) throws IOException {
      progress.say("measuring");
      if (figures.isEmpty()) {
        throw new IOException("no disk");
      }
      return figures;
    }
  }

  private int run(List<Benchmark> all, String... args) {
    var out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return Bench.run(args, all, folder.resolve("target/bench.json"), NOON, out);
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private static Fixed quick() {
    return new Fixed(
        "quick",
        List.of(
            Figure.of("quick", "a thing", 12.5, "µs").aiming(new Target.AtMost(100)),
            Figure.of("quick", "ratio", 0.5, "").aiming(new Target.AtLeast(0.7)),
            Figure.of("quick", "rows", 1_000_000, "")));
  }

  @Test
  void everyFigureStandsInTheTableBesideItsTarget() {
    assertThat(run(List.of(quick()))).isZero();

    assertThat(screen()).contains("quick: measuring", "12.50", "✓ at most 100", "1,000,000");
    assertThat(screen()).contains("✗ at least 0.7", "Written to " + folder);
  }

  @Test
  void theFileHoldsWhatTheTableShows() throws IOException {
    assertThat(run(List.of(quick()))).isZero();

    var report =
        JsonParser.parseString(Files.readString(folder.resolve("target/bench.json")))
            .getAsJsonObject();
    assertThat(report.get("at").getAsString()).isEqualTo("2026-03-02T12:00:00Z");
    var first = report.getAsJsonArray("figures").get(0).getAsJsonObject();
    assertThat(first.get("value").getAsDouble()).isEqualTo(12.5);
    assertThat(first.get("at_most").getAsDouble()).isEqualTo(100);
    assertThat(first.get("kept").getAsBoolean()).isTrue();
  }

  @Test
  void onlyTheNamedOnesRun() {
    assertThat(run(List.of(quick(), new Fixed("other", quick().figures())), "quick")).isZero();

    assertThat(screen()).doesNotContain("other:");
  }

  @Test
  void anUnknownNameGetsTheNamesThereAre() {
    assertThat(run(List.of(quick()), "fast")).isEqualTo(2);

    assertThat(screen()).contains("Names are quick").doesNotContain("measuring");
  }

  @Test
  void whatCannotBeMeasuredIsSaidAndTheRestStillRuns() {
    assertThat(run(List.of(new Fixed("broken", List.of()), quick()))).isEqualTo(1);

    assertThat(screen()).contains("broken could not be measured", "no disk", "12.50");
  }
}
