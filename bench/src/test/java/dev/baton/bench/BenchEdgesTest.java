package dev.baton.bench;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class BenchEdgesTest {
  private final Edges edges = Edges.of("dev.baton.bench");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }
}
