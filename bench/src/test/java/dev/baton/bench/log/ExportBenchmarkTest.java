package dev.baton.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import org.junit.jupiter.api.Test;

class ExportBenchmarkTest {
  @Test
  void itExportsEveryEscalationInASmallHeap() throws Exception {
    var figures = new ExportBenchmark(500, 1).measure(line -> {});

    assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    assertThat(figures)
        .filteredOn(figure -> figure.target().isPresent())
        .extracting(Figure::unit)
        .containsExactly("", "MB");
  }
}
