package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithdrawRightTest {
  private final Escalation pending = Sample.owned("ben", Optional.empty(), "lea");

  @Test
  void requesterOwnerAndManagersMayWithdraw() {
    assertThat(WithdrawRight.of(pending, "ann", false)).isTrue();
    assertThat(WithdrawRight.of(pending, "ben", false)).isTrue();
    assertThat(WithdrawRight.of(pending, "max", true)).isTrue();
  }

  @Test
  void whoWasAskedMayNot() {
    assertThat(WithdrawRight.of(pending, "lea", false)).isFalse();
  }
}
