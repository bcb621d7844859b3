package dev.baton.bench.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.measure.Figure;
import dev.baton.matrix.Suggestions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuggestBenchmarkTest {
  @Test
  void itMeasuresASuggestionBesideASearch() throws Exception {
    var benchmark = new SuggestBenchmark(400, 0, 1, Duration.ofMillis(50));

    assertThat(benchmark.measure(line -> {}))
        .hasSize(5)
        .allSatisfy(figure -> assertThat(figure.value()).isPositive())
        .filteredOn(figure -> figure.target().isPresent())
        .extracting(Figure::unit)
        .containsExactly("µs");
  }

  @Test
  void everyTicketOfTheMeasurementIsOfferedSomebody() {
    var matrix = ManyRoutes.matrix(ManyRoutes.rows(10_000));
    var directory = ManyRoutes.directory();

    assertThat(matrix.routes()).hasSize(10_000);
    assertThat(ManyRoutes.tickets(200))
        .allSatisfy(ticket ->
            assertThat(matrix.suggest(ticket, directory))
                .isInstanceOfSatisfying(
                    Suggestions.Offered.class, offered -> assertThat(offered.best()).isPresent()));
  }
}
