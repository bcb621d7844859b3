package dev.baton.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import org.junit.jupiter.api.Test;

class ScaleBenchmarkTest {
  @Test
  void everyReadIsMeasuredAndThoseBehindAClickHaveABound() throws Exception {
    var figures = new ScaleBenchmark(new ScaleRowsMade(100, 500, 4_000), 5).measure(line -> {});

    assertThat(figures).hasSize(9).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    assertThat(figures).filteredOn(figure -> figure.target().isPresent()).hasSize(6);
    assertThat(figures).extracting(Figure::unit).containsOnly("ms");
  }
}
