package dev.baton.matrix.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.matrix.testing.Edges.Edge;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EdgesTest {
  @Test
  void everyEdgeOfACycleIsNamedAndNoOther() {
    Edges ring = edges("m.a m.b", "m.b m.c", "m.c m.a", "m.c m.d", "m.e m.a");

    refused(ring::formNoCycle)
        .hasMessageContainingAll("m.a -> m.b", "m.b -> m.c", "m.c -> m.a")
        .hasMessageNotContainingAny("m.d", "m.e");
    edges("m.a m.b", "m.b m.c", "m.a m.c").formNoCycle();
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

  private static Edges edges(String... pairs) {
    List<Edge> all =
        Stream.of(pairs).map(pair -> pair.split(" ")).map(p -> new Edge(p[0], p[1])).toList();
    return new Edges("m", all);
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable rule) {
    return assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
  }
}
