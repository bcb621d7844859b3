package dev.baton.web;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class WebEdgesTest {
  private final Edges edges = Edges.of("dev.baton.web");

  @Test
  void packagesFormNoCycle() {
    edges.formNoCycle();
  }

  @Test
  void neitherTheDomainNorTheDatabaseIsImported() {
    edges.neverLeadInto(
        "dev.baton.matrix",
        "dev.baton.escalation",
        "dev.baton.db",
        "dev.baton.slack",
        "dev.baton.bot");
  }
}
