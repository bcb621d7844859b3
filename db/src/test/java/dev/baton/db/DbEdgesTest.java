package dev.baton.db;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class DbEdgesTest {
  private final Edges edges = Edges.of("dev.baton.db");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void ofBatonOnlyTheRulesAreImported() {
    edges.neverLeadInto("dev.baton.bot", "dev.baton.slack", "dev.baton.web", "dev.baton.sandbox");
  }
}
