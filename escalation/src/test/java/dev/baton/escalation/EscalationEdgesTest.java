package dev.baton.escalation;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class EscalationEdgesTest {
  private final Edges edges = Edges.of("dev.baton.escalation");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void onlyTheJdkTheMatrixAndTheMatcherOfPatternsAreImported() {
    edges.leadOnlyInto("dev.baton.matrix", "com.google.re2j");
  }
}
