package dev.baton.bench.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClocksBenchmarkTest {
  @Test
  void aSmallRunNotesEveryClockOnceInTwoProcesses() throws Exception {
    List<ClocksBenchmark.Run> runs =
        List.of(
            new ClocksBenchmark.Run("", "decision", 500, 100, 1),
            new ClocksBenchmark.Run("promises: ", "first_response", 700, 600, 0));
    List<Figure> figures = new ClocksBenchmark(runs, 600).measure(_ -> {});

    Map<String, Double> values =
        figures.stream().collect(Collectors.toMap(Figure::what, Figure::value));
    assertThat(values)
        .containsEntry("lost", 0.0)
        .containsEntry("doubled", 0.0)
        .containsEntry("promises: lost", 0.0)
        .containsEntry("promises: doubled", 0.0)
        .containsEntry("not planned anew", 0.0);
    assertThat(values.get("p50 late")).isNotNegative();
  }
}
