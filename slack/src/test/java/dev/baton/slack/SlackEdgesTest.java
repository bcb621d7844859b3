package dev.baton.slack;

import dev.baton.matrix.testing.Edges;
import org.junit.jupiter.api.Test;

final class SlackEdgesTest {
  private final Edges edges = Edges.of("dev.baton.slack");

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
        "dev.baton.web",
        "dev.baton.bot");
  }
}
