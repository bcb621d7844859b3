package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
  private static final String ROUTES =
      """
      from_tier,to_tier,criteria,owner,lead
      T1,T2,a,a@acme.test,b@acme.test
      T2,T3,b,a@acme.test,b@acme.test
      T3,T4,c,a@acme.test,b@acme.test
      T1,T4,d,a@acme.test,b@acme.test
      T2,T1,e,,b@acme.test
      """;

  private static Matrix matrix() throws IOException {
    ParseResult read =
        MatrixCsv.read(new ByteArrayInputStream(ROUTES.getBytes(StandardCharsets.UTF_8)));
    return Matrix.of(1, ((ParseResult.Parsed) read).routes());
  }

  private static List<String> names(List<Tier> tiers) {
    return tiers.stream().map(Tier::name).toList();
  }

  @Test
  void everyTierIsReachedByItsShortestWayNearestFirst() throws IOException {
    assertThat(Way.allFrom(new Tier("T1"), matrix()))
        .extracting(way -> names(way.tiers()))
        .containsExactly(List.of("T2"), List.of("T4"), List.of("T2", "T3"));
  }

  @Test
  void theTiersBetweenAreNamed() throws IOException {
    Way way = Way.between(new Tier("T1"), new Tier("T3"), matrix()).orElseThrow();

    assertThat(names(way.through())).containsExactly("T2");
    assertThat(way.end()).isEqualTo(new Tier("T3"));
  }

  @Test
  void whereNoRoutesLeadThereIsNoWay() throws IOException {
    assertThat(Way.between(new Tier("T4"), new Tier("T1"), matrix())).isEmpty();
    assertThat(Way.between(new Tier("T1"), new Tier("T9"), matrix())).isEmpty();
    assertThat(Way.between(new Tier("T1"), new Tier("T1"), matrix())).isEmpty();
  }
}
