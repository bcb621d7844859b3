package dev.baton.matrix;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class MatrixEdgesTest {
  private final Edges edges = Edges.of("dev.baton.matrix");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void onlyTheJdkAndCommonsCsvAreImported() {
    edges.leadOnlyInto("org.apache.commons.csv");
  }
}
