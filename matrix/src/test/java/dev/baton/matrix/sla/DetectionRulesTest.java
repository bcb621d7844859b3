package dev.baton.matrix.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.DetectionPlan.DetectionChange;
import dev.baton.matrix.sla.DetectionRule.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The usual criteria, and what is the same criterion in two versions. */
class DetectionRulesTest {
  private static final Tier FRONT = new Tier("Front");
  private static final Tier MIDDLE = new Tier("Middle");
  private static final Tier TOP = new Tier("Top");

  private static DetectionRule rule(int number, Duration after, String to, String say) {
    return new DetectionRule(
        number,
        When.NO_FIRST_RESPONSE,
        List.of(),
        List.of(Priority.P1),
        List.of("Enterprise"),
        List.of(),
        after,
        new SlaHours.Always(),
        false,
        new Tier(to),
        say);
  }

  @Test
  void theUsualCriteriaTakeTheTiersByTheirPlace() {
    List<DetectionRule> rules = DetectionRules.usual(List.of(FRONT, MIDDLE, TOP));

    assertThat(rules).hasSize(6);
    assertThat(rules.getFirst().after()).isEqualTo(Duration.ofMinutes(30));
    assertThat(rules.getFirst().to()).isEqualTo(MIDDLE);
    assertThat(rules)
        .filteredOn(rule -> rule.when() == When.IN_TIER)
        .allSatisfy(rule -> assertThat(rule.tiers()).containsExactly(MIDDLE));
    assertThat(rules)
        .filteredOn(rule -> !rule.isUrgent())
        .extracting(DetectionRule::number)
        .containsExactly(2, 6);
  }

  @Test
  void whatLeadsToATierThatIsNotThereIsLeftOut() {
    assertThat(DetectionRules.usual(List.of(FRONT, MIDDLE)))
        .hasSize(3)
        .noneMatch(rule -> rule.to().equals(TOP));
    assertThat(DetectionRules.usual(List.of())).isEmpty();
  }

  @Test
  void anotherTimeOrSentenceIsTheSameCriterionAndAnotherTierIsNot() {
    DetectionRule before = rule(1, Duration.ofMinutes(30), "T2", "It waits.");
    DetectionRule later = rule(2, Duration.ofHours(1), "t2", "It waits long.");
    DetectionRule elsewhere = rule(1, Duration.ofMinutes(30), "T3", "It waits.");

    assertThat(later.id()).isEqualTo(before.id());
    assertThat(elsewhere.id()).isNotEqualTo(before.id());
    DetectionPlan plan =
        DetectionPlan.of(Optional.of(3), List.of(before), List.of(later, elsewhere));
    assertThat(plan.changes())
        .containsExactly(
            new DetectionChange.Changed(before, later), new DetectionChange.Added(elsewhere));
    assertThat(DetectionPlan.of(Optional.of(3), List.of(before), List.of(before)).changesNothing())
        .isTrue();
  }

  @Test
  void categoriesAndTiersAreMetAsPeopleSpellThem() {
    DetectionRule lost = DetectionRules.usual(List.of(FRONT, MIDDLE)).getLast();

    assertThat(lost.takesCategory(Optional.of("DATA LOSS"))).isTrue();
    assertThat(lost.takesCategory(Optional.of("Billing"))).isFalse();
    assertThat(lost.takesCategory(Optional.empty())).isFalse();
    assertThat(lost.isUrgent()).isTrue();
  }
}
