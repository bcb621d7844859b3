package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceCodeTest {
  @ParameterizedTest
  @EnumSource
  void aCodeIsReadBackAsWritten(BounceCode code) {
    assertThat(BounceCode.parse(code.code())).contains(code);
  }

  @ParameterizedTest
  @EnumSource(
      value = BounceCode.class,
      names = {"DUPLICATE", "ALREADY_SOLVED", "NO_CAPACITY"})
  void whatTheAgentCouldNotKnowDoesNotCountAgainstThem(BounceCode code) {
    assertThat(code.countsAgainstRequester()).isFalse();
    assertThat(BounceCode.OTHER.countsAgainstRequester()).isTrue();
  }
}
