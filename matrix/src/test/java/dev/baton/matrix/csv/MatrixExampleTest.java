package dev.baton.matrix.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixExampleTest {
  @Test
  void theExampleInTheDocumentationHasNeitherFaultsNorWarningsNorGaps() throws IOException {
    try (InputStream file = Files.newInputStream(Path.of("..", "docs", "matrix-example.csv"))) {
      assertThat(MatrixCsv.read(file))
          .isInstanceOfSatisfying(
              ParseResult.Parsed.class,
              parsed -> {
                assertThat(parsed.warnings()).isEmpty();
                assertThat(
                        ImportPlan.of(
                                Optional.empty(), parsed.routes(), List.of(), Optional.empty())
                            .gaps())
                    .isEqualTo(List.of(new Gap.PeopleNotChecked()));
                assertThat(Matrix.of(1, parsed.routes()).tiers())
                    .containsExactly(new Tier("T1"), new Tier("T2"), new Tier("T3"));
              });
    }
  }
}
