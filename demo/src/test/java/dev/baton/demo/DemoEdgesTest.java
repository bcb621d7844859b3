package dev.baton.demo;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class DemoEdgesTest {
  private final Edges edges = Edges.of("dev.baton.demo");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }
}
