package dev.baton.matrix.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.matrix.testing.Edges.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllowedEdgesTest {
  @TempDir private Path module;

  @Test
  void everyEdgeOfACycleIsNamedAndNoOther() {
    Edges ring = edges("m.a m.b", "m.b m.c", "m.c m.a", "m.c m.d", "m.e m.a");

    refused(ring::formNoCycle)
        .hasMessageContainingAll("m.a -> m.b", "m.b -> m.c", "m.c -> m.a")
        .hasMessageNotContainingAny("m.d", "m.e");
    edges("m.a m.b", "m.b m.c", "m.a m.c").formNoCycle();
  }

  @Test
  void anEdgeThatTheListAllowsPassesAndANewOneDoesNot() throws IOException {
    allow("cycle m.a -> m.b", "cycle m.b -> m.a");

    edges("m.a m.b", "m.b m.a").formNoCycle();
    refused(edges("m.a m.b", "m.b m.a", "m.a m.c", "m.c m.a")::formNoCycle)
        .hasMessageContaining("m.c -> m.a");
  }

  @Test
  void aLineWhoseEdgeIsGoneMustGoToo() throws IOException {
    allow("cycle m.a -> m.b", "cycle m.b -> m.a");

    refused(edges("m.a m.b")::formNoCycle).hasMessageContaining("cycle m.b -> m.a");
    assertThat(module.resolve("target/edges-cycle.txt")).isEmptyFile();
  }

  @Test
  void whatIsNotNamedIsNotImported() {
    Edges some = edges("m.a java.util", "m.a org.csv.reader", "m.a m.b", "m.a mm");

    refused(() -> some.leadOnlyInto("org.csv")).hasMessageContaining("only m.a -> mm");
    some.leadOnlyInto("org.csv", "mm");
    refused(() -> some.leadOnlyInto("org.cs", "mm")).hasMessageContaining("org.csv.reader");
  }

  @Test
  void whatIsForbiddenIsNotImportedButTheModuleItself() {
    Edges some = edges("m.a m.b", "m.a n.b");

    some.neverLeadInto("m", "n.c");
    refused(() -> some.neverLeadInto("n")).hasMessageContaining("never m.a -> n.b");
  }

  @Test
  void aRootIsLeftAloneButNotWhatIsBelowIt() {
    edges("m.a m.b").leaveAlone("m");
    refused(() -> edges("m.a m").leaveAlone("m")).hasMessageContaining("root m.a -> m");
  }

  private Edges edges(String... pairs) {
    List<Edge> all =
        Stream.of(pairs).map(pair -> pair.split(" ")).map(p -> new Edge(p[0], p[1])).toList();
    return new Edges("m", all, module);
  }

  private void allow(String... lines) throws IOException {
    Path resources = Files.createDirectories(module.resolve("src/test/resources"));
    Files.write(resources.resolve("edges.txt"), List.of(lines));
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable rule) {
    return assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
  }
}
