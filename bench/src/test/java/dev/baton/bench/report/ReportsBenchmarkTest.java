package dev.baton.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReportsBenchmarkTest {
  @Test
  void eachReportOfTheMillionIsMeasured() throws IOException, SQLException {
    assertThat(new ReportsBenchmark(2_000, 2).measure(line -> {}))
        .hasSize(11)
        .allMatch(figure -> figure.value() > 0);
  }
}
