package dev.baton.bot;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class BotEdgesTest {
  private final Edges edges = Edges.of("dev.baton.bot");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void nobodyImportsTheRootWhichOnlyWires() {
    edges.leaveAlone("dev.baton.bot");
  }

  @Test
  void theSandboxIsNotImported() {
    edges.neverLeadInto("dev.baton.sandbox", "dev.baton.demo");
  }
}
