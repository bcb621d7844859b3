package dev.baton.escalation.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SetupPlanTest {
  private static final int MANY = 500;

  @Test
  void everyCompleteSetOfAnswersGivesAValidMatrixWhoseFileReadsBackTheSame() {
    for (long seed = 0; seed < MANY; seed++) {
      SetupAnswers answers = CompleteAnswers.of(seed);
      for (SetupStep step : SetupStep.values()) {
        assertThat(new SetupCheck(answers, CompleteAnswers.PEOPLE).of(step))
            .as("seed %d, %s of %s", seed, step, answers)
            .isEmpty();
      }
      List<Route> routes = routes(answers);
      assertThat(read(MatrixCsv.write(routes))).as("seed %d", seed).isEqualTo(routes);
      ImportPlan plan =
          ImportPlan.of(Optional.empty(), routes, List.of(), Optional.of(CompleteAnswers.PEOPLE));
      assertThat(plan.appliable()).as("seed %d", seed).isTrue();
      assertThat(plan.gaps()).as("seed %d", seed).noneMatch(SetupPlanTest::isOfTiersOrCategories);
    }
  }

  private static boolean isOfTiersOrCategories(Gap gap) {
    return !(gap instanceof Gap.Shadowed);
  }

  @Test
  void theFileNamesTheTiersInTheOrderOfTheAnswersAndTicketsEnterAtTheFirst() {
    for (long seed = 0; seed < MANY; seed++) {
      SetupAnswers answers = CompleteAnswers.of(seed);
      Matrix matrix = Matrix.of(1, routes(answers));
      assertThat(matrix.tiers()).as("seed %d", seed).isEqualTo(answers.tiers());
      assertThat(matrix.entryTiers())
          .as("seed %d", seed)
          .containsExactly(answers.tiers().getFirst());
    }
  }

  @Test
  void whatSkipsTiersGoesThereWithItsCategory() {
    SetupAnswers answers =
        three(Map.of(SetupField.EXCEPTIONS, List.of("data loss goes straight to T3")));

    Route skipping = routes(answers).getLast();
    assertThat(skipping.from()).isEqualTo(new Tier("T1"));
    assertThat(skipping.to()).isEqualTo(new Tier("T3"));
    assertThat(skipping.categories()).containsExactly("data loss");
    assertThat(Matrix.of(1, routes(answers)).categories()).contains("data loss");
  }

  @Test
  void anExceptionNamesPrioritiesAndAccountTiersToo() {
    SetupAnswers answers =
        three(
            Map.of(
                SetupField.ACCOUNT_TIERS, List.of("Enterprise\nSMB"),
                SetupField.EXCEPTIONS, List.of("enterprise and P1: T3.")));

    Route skipping = routes(answers).getLast();
    assertThat(skipping.accountTiers()).containsExactly("Enterprise");
    assertThat(skipping.priorities()).containsExactly(Priority.P1);
    assertThat(skipping.categories()).isEmpty();
  }

  @Test
  void prioritiesWithAnotherTimeGetARouteOfTheirOwn() {
    SetupAnswers answers = three(Map.of(SetupField.time(Priority.P1), List.of("30m")));

    List<Route> first =
        routes(answers).stream().filter(route -> route.to().equals(new Tier("T2"))).toList();
    assertThat(first).hasSize(2);
    for (Priority priority : Priority.values()) {
      Route route =
          first.stream()
              .filter(r -> r.priorities().isEmpty() || r.priorities().contains(priority))
              .findFirst()
              .orElseThrow();
      assertThat(route.acceptWithin(priority))
          .isEqualTo(
              priority == Priority.P1 ? Duration.ofMinutes(30) : priority.defaultAcceptWithin());
    }
  }

  @Test
  void aTiersOwnTimeHoldsForEveryPriority() {
    SetupAnswers answers = three(Map.of(SetupField.TIER_TIMES, List.of("T2 30m\nt3: 5m")));

    assertThat(routes(answers))
        .extracting(route -> route.acceptWithin(Priority.P4))
        .containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(5));
  }

  @Test
  void aBusyTeamProposesWhoeverHasLeast() {
    assertThat(routes(three(Map.of(SetupField.PEAK, List.of("21")))))
        .allMatch(route -> route.pick() == Pick.LEAST);
    assertThat(routes(three(Map.of(SetupField.PEAK, List.of("20")))))
        .allMatch(route -> route.pick() == Pick.ORDER);
  }

  @Test
  void whatGoesBackGoesToWhoHadItOrElseToTheTiersPeople() {
    SetupAnswers answers =
        three(
            Map.of(
                SetupField.moves(new Tier("T2")), List.of("T1", "T3"),
                SetupField.criteria(new Tier("T2"), new Tier("T1")), List.of("It is done")));

    Route back =
        routes(answers).stream()
            .filter(route -> route.to().equals(new Tier("T1")))
            .findFirst()
            .orElseThrow();
    assertThat(back.owners()).isEmpty();
    assertThat(back.backupOwners()).isNotEmpty();
  }

  /** Three tiers, a person each, and one way up. */
  static SetupAnswers three(Map<String, List<String>> more) {
    Tier one = new Tier("T1");
    Tier two = new Tier("T2");
    Tier last = new Tier("T3");
    SetupAnswers answers =
        new SetupAnswers(
            Map.of(
                SetupField.TIERS,
                List.of("T1\nT2\nT3"),
                SetupField.criteria(one, two),
                List.of("It needs a specialist"),
                SetupField.criteria(two, last),
                List.of("It needs the developers"),
                SetupField.HOURS,
                List.of("Mon-Fri 09:00-17:00"),
                SetupField.ZONE,
                List.of("Europe/Berlin"),
                SetupField.owners(one),
                List.of("U7"),
                SetupField.owners(two),
                List.of("U3"),
                SetupField.owners(last),
                List.of("U5")));
    for (Tier tier : List.of(one, two, last)) {
      answers = answers.with(Map.of(SetupField.leads(tier), List.of("U1")));
    }
    return answers.with(more);
  }

  private static List<Route> routes(SetupAnswers answers) {
    return SetupPlan.of(answers, CompleteAnswers.PEOPLE).orElseThrow().routes();
  }

  private static List<Route> read(String csv) {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(csv.getBytes(UTF_8)))
              instanceof ParseResult.Parsed parsed
          ? parsed.routes()
          : List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
