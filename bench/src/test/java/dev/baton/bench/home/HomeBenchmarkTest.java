package dev.baton.bench.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeBenchmarkTest {
  @Test
  void aSmallRunDrawsThePageOfEachAsOftenAsAsked() throws Exception {
    List<Figure> figures = new HomeBenchmark(20, 1, 3).measure(_ -> {});

    assertThat(figures).hasSize(5).allMatch(figure -> figure.value() > 0);
    assertThat(figures)
        .filteredOn(figure -> figure.target().isPresent())
        .extracting(Figure::what)
        .containsExactly("App Home of a lead with 20 pending, p99 (n = 3)");
  }
}
