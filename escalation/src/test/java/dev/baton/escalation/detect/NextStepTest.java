package dev.baton.escalation.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.detect.NextStep.Standing;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conflicts of criteria with each other, with requests that wait, and with the matrix. */
class NextStepTest {
  private static final Tier T1 = new Tier("T1");
  private static final Tier T2 = new Tier("T2");
  private static final Tier T3 = new Tier("T3");

  private static Matrix matrix(String... moves) {
    String rows =
        List.of(moves).stream()
            .map(move -> move + ",It needs it,a@x.test,b@x.test")
            .collect(Collectors.joining("\n"));
    try {
      var read =
          MatrixCsv.read(
              new ByteArrayInputStream(
                  ("from_tier,to_tier,criteria,owner,lead\n" + rows).getBytes(UTF_8)));
      return Matrix.of(1, ((ParseResult.Parsed) read).routes());
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  private static final Matrix CHAIN = matrix("T1,T2", "T2,T3", "T2,T1");

  private static Standing in(Tier tier) {
    return new Standing(tier, Optional.empty(), Set.of());
  }

  @Test
  void severalCriteriaAtOneInstantAreOneRequestToTheLatestTier() {
    assertThat(NextStep.of(List.of(T2, T3), in(T2), CHAIN))
        .isEqualTo(new NextStep.Ask(T3, List.of(T3)));
  }

  @Test
  void withoutADirectRouteTheNextStepForwardIsAskedFor() {
    assertThat(NextStep.of(List.of(T3), in(T1), CHAIN))
        .isEqualTo(new NextStep.Ask(T3, List.of(T2)));
  }

  @Test
  void aDirectRouteComesBeforeALongerWay() {
    assertThat(NextStep.of(List.of(T3), in(T1), matrix("T1,T2", "T2,T3", "T1,T3")))
        .isEqualTo(new NextStep.Ask(T3, List.of(T3, T2)));
  }

  @Test
  void aTicketInThatTierOrALaterOneIsOnlyTold() {
    assertThat(NextStep.of(List.of(T2), in(T2), CHAIN)).isEqualTo(new NextStep.AlreadyThere(T2));
    assertThat(NextStep.of(List.of(T1, T2), in(T3), CHAIN))
        .isEqualTo(new NextStep.AlreadyThere(T3));
  }

  @Test
  void aRequestThatWaitsIsToldAndNeverDoubled() {
    assertThat(NextStep.of(List.of(T2), new Standing(T1, Optional.of(T2), Set.of()), CHAIN))
        .isEqualTo(new NextStep.Add(T2, false));
    assertThat(NextStep.of(List.of(T3), new Standing(T1, Optional.of(T2), Set.of()), CHAIN))
        .isEqualTo(new NextStep.Add(T3, true));
  }

  @Test
  void whatWasHandedBackWithinADayIsNotAskedForByAMachine() {
    assertThat(NextStep.of(List.of(T2), new Standing(T1, Optional.empty(), Set.of(T2)), CHAIN))
        .isEqualTo(new NextStep.HandedBack(T2));
  }

  @Test
  void aTierThatNoForwardRouteReachesIsNoWay() {
    Matrix apart = matrix("T1,T2", "T3,T4", "T3,T1");
    assertThat(NextStep.of(List.of(new Tier("T4")), in(T1), apart))
        .isEqualTo(new NextStep.NoWay(new Tier("T4")));
    assertThat(NextStep.of(List.of(new Tier("Gone")), in(T1), CHAIN))
        .isEqualTo(new NextStep.NoWay(new Tier("Gone")));
  }

  /** Whatever the matrix: a step leads forward, by a route, and nearer to the tier. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyStepIsOneForwardRouteThatBringsItNearer(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Matrix matrix =
          matrix(
              IntStream.rangeClosed(1, 3 + random.nextInt(8))
                  .mapToObj(_ -> tier(random) + "," + tier(random))
                  .filter(move -> !move.substring(0, 2).equals(move.substring(3)))
                  .distinct()
                  .collect(
                      Collectors.collectingAndThen(
                          Collectors.toList(), moves -> moves.isEmpty() ? List.of("T1,T2") : moves))
                  .toArray(String[]::new));
      Tier from = matrix.tiers().get(random.nextInt(matrix.tiers().size()));
      Tier target = matrix.tiers().get(random.nextInt(matrix.tiers().size()));
      if (NextStep.of(List.of(target), in(from), matrix)
          instanceof NextStep.Ask(var to, var ways)) {
        assertThat(to).isEqualTo(target);
        assertThat(ways).isNotEmpty().doesNotContain(from);
        assertThat(ways)
            .allSatisfy(way ->
                assertThat(matrix.leaving(from))
                    .anySatisfy(route -> {
                      assertThat(route.to()).isEqualTo(way);
                      assertThat(matrix.directionOf(route)).isEqualTo(Direction.FORWARD);
                    }));
        walk(matrix, from, target);
      }
    }
  }

  private static String tier(Random random) {
    return "T" + (1 + random.nextInt(5));
  }

  /** Taking the first way each time ends in the tier. */
  private static void walk(Matrix matrix, Tier from, Tier target) {
    Tier at = from;
    for (int steps = 0; !at.equals(target); steps++) {
      assertThat(steps).isLessThan(matrix.tiers().size());
      at = ((NextStep.Ask) NextStep.of(List.of(target), in(at), matrix)).ways().getFirst();
    }
  }
}
