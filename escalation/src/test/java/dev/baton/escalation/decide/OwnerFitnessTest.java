package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.decide.DecisionOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnerFitnessTest {
  private static final Set<String> TIER = Set.of("tom", "ann");

  private final Escalation pending = Sample.owned("ben", Optional.empty(), "lea");

  @Test
  void theProposedOwnerNeedNotBeInTheTierAnyMore() {
    assertThat(OwnerFitness.against(pending, pending.proposedOwner(), true, TIER)).isEmpty();
  }

  @Test
  void anybodyElseMustBeOfTheTier() {
    assertThat(OwnerFitness.against(pending, "tom", true, TIER)).isEmpty();
    assertThat(OwnerFitness.against(pending, "max", true, TIER)).contains(Why.NOT_OF_THAT_TIER);
  }

  @Test
  void theRequesterNeverOwnsWhatTheyAskedFor() {
    assertThat(OwnerFitness.against(pending, "ann", true, TIER)).contains(Why.IS_REQUESTER);
  }

  @Test
  void whoIsNoFullMemberOwnsNothing() {
    assertThat(OwnerFitness.against(pending, pending.proposedOwner(), false, TIER))
        .contains(Why.LEFT_WORKSPACE);
  }
}
