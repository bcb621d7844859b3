package dev.baton.sandbox;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class SandboxEdgesTest {
  private final Edges edges = Edges.of("dev.baton.sandbox");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void noOtherModuleOfBatonIsImported() {
    edges.neverLeadInto("dev.baton");
  }
}
