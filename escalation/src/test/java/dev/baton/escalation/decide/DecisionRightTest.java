package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionRightTest {
  private final Escalation escalation = Sample.owned("ann", Optional.empty(), "lea", "ben");

  @Test
  void whoeverWasAskedMayDecide() {
    assertThat(DecisionRight.of(escalation, "lea", true, false)).isEqualTo(DecisionRight.ASKED);
    assertThat(DecisionRight.of(escalation, "ben", true, true)).isEqualTo(DecisionRight.ASKED);
  }

  @Test
  void aManagerWhoWasNotAskedOverrides() {
    assertThat(DecisionRight.of(escalation, "max", true, true)).isEqualTo(DecisionRight.OVERRIDE);
  }

  @Test
  void nobodyElseMay() {
    assertThat(DecisionRight.of(escalation, "max", true, false)).isEqualTo(DecisionRight.NONE);
  }

  @Test
  void theRequesterNeverMayNotEvenAsManager() {
    assertThat(DecisionRight.of(escalation, "ann", true, true))
        .isEqualTo(DecisionRight.OWN_REQUEST);
  }

  @Test
  void whoLeftMayNotAnyMore() {
    assertThat(DecisionRight.of(escalation, "lea", false, true)).isEqualTo(DecisionRight.NONE);
  }
}
