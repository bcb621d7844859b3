package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.AddedInformation.Accepted;
import dev.baton.escalation.escalate.AddedInformation.Problem;
import dev.baton.escalation.escalate.AddedInformation.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddedInformationCheckTest {
  @Test
  void aShortFactIsEnough() {
    assertThat(AddedInformation.check(" Order 4711\u0000 ")).isEqualTo(new Accepted("Order 4711"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "none", "asdf", "aaaaaaaa", "...", "🙂"})
  void fillerIsRefused(String filler) {
    assertThat(AddedInformation.check(filler)).isEqualTo(new Refused(Problem.SAYS_NOTHING));
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThat(AddedInformation.check(" \n ")).isEqualTo(new Refused(Problem.MISSING));
    assertThat(AddedInformation.check("so it is ".repeat(400)))
        .isEqualTo(new Refused(Problem.TOO_LONG));
  }
}
