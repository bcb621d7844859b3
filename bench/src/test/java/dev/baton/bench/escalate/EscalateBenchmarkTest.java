package dev.baton.bench.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EscalateBenchmarkTest {
  @Test
  void bothSidesOpenTheFormForEveryCommand() throws Exception {
    var plan = new EscalateBenchmark.Plan(4, 1, Duration.ofMillis(200), 20, Duration.ofMillis(500));

    var figures = new EscalateBenchmark(plan).measure(line -> {});

    assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    assertThat(figures)
        .filteredOn(figure -> figure.target().isPresent())
        .extracting(Figure::unit)
        .containsExactly("", "ms");
  }
}
