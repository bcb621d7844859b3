package dev.baton.matrix.sla;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What stands until an admin says by what else Baton should find tickets. */
public final class DetectionRules {
  private static final List<String> LOST = List.of("Data loss", "Outage");
  private static final int SECOND = 1;
  private static final int THIRD = 2;

  private DetectionRules() {}

  /**
   * The usual criteria for the tiers of a matrix, by their place; those that lead to a tier which
   * it does not have are left out.
   *
   * @param tiers in their order; none while there is no matrix
   */
  public static List<DetectionRule> usual(List<Tier> tiers) {
    List<DetectionRule> rules = new ArrayList<>();
    if (tiers.size() > SECOND) {
      Tier first = tiers.getFirst();
      Tier second = tiers.get(SECOND);
      add(
          rules,
          When.NO_FIRST_RESPONSE,
          List.of(),
          List.of(Priority.P1),
          List.of(),
          List.of(),
          Duration.ofMinutes(30),
          second,
          "A P1 waits for its first answer.");
      add(
          rules,
          When.NO_FIRST_RESPONSE,
          List.of(),
          List.of(Priority.P2),
          List.of("Enterprise"),
          List.of(),
          Duration.ofHours(4),
          first,
          "A P2 of an Enterprise account waits for its first answer.");
      add(
          rules,
          When.OPENED,
          List.of(),
          List.of(),
          List.of(),
          LOST,
          Duration.ZERO,
          second,
          "Data were lost, or a service is down.");
    }
    if (tiers.size() > THIRD) {
      Tier second = tiers.get(SECOND);
      Tier third = tiers.get(THIRD);
      add(
          rules,
          When.IN_TIER,
          List.of(second),
          List.of(Priority.P1),
          List.of(),
          List.of(),
          Duration.ofHours(2),
          third,
          "A P1 is not resolved in its tier.");
      add(
          rules,
          When.IN_TIER,
          List.of(second),
          List.of(),
          List.of(),
          LOST,
          Duration.ofHours(2),
          third,
          "Lost data or an outage are not resolved in their tier.");
      add(
          rules,
          When.OPEN,
          List.of(),
          List.of(Priority.P1, Priority.P2),
          List.of(),
          List.of(),
          Duration.ofDays(2),
          third,
          "A P1 or P2 is open for two days.");
    }
    return List.copyOf(rules);
  }

  private static void add(
      List<DetectionRule> rules,
      When when,
      List<Tier> tiers,
      List<Priority> priorities,
      List<String> accountTiers,
      List<String> categories,
      Duration after,
      Tier to,
      String say) {
    rules.add(
        new DetectionRule(
            rules.size() + 1,
            when,
            tiers,
            priorities,
            accountTiers,
            categories,
            after,
            new SlaHours.Always(),
            false,
            to,
            say));
  }
}
