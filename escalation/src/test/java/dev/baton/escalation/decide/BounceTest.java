package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.decide.Bounce.Accepted;
import dev.baton.escalation.decide.Bounce.Field;
import dev.baton.escalation.decide.Bounce.Problem;
import dev.baton.escalation.decide.Bounce.Refused;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceTest {
  private static final String NOTE = "Please attach the server log of the failed export";

  private static Bounce.Checked check(BounceCode code, String note) {
    return Bounce.check(Optional.of(code), note, Optional.of("T3"), Optional.of("ZD-7"));
  }

  @Test
  void aBounceNeedsAReasonCode() {
    assertThat(Bounce.check(Optional.empty(), NOTE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Refused(Map.of(Field.CODE, Problem.MISSING)));
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    assertThat(
            Bounce.check(
                Optional.of(BounceCode.WRONG_TIER),
                "Too short",
                Optional.empty(),
                Optional.empty()))
        .isEqualTo(
            new Refused(Map.of(Field.RIGHT_TIER, Problem.MISSING, Field.NOTE, Problem.TOO_SHORT)));
  }

  @Test
  void aNoteHasTwentyCharactersToThreeThousand() {
    BounceCode code = BounceCode.OTHER;

    assertThat(check(code, " \u0000 ")).isEqualTo(new Refused(Map.of(Field.NOTE, Problem.MISSING)));
    assertThat(check(code, "x".repeat(19) + "   "))
        .isEqualTo(new Refused(Map.of(Field.NOTE, Problem.TOO_SHORT)));
    assertThat(check(code, "🔥".repeat(10)))
        .isEqualTo(new Refused(Map.of(Field.NOTE, Problem.TOO_SHORT)));
    assertThat(check(code, "x".repeat(3001)))
        .isEqualTo(new Refused(Map.of(Field.NOTE, Problem.TOO_LONG)));
    assertThat(check(code, "x".repeat(3000))).isInstanceOf(Accepted.class);
  }

  @Test
  void theWrongTierNamesTheRightOne() {
    assertThat(
            Bounce.check(
                Optional.of(BounceCode.WRONG_TIER), NOTE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Refused(Map.of(Field.RIGHT_TIER, Problem.MISSING)));
  }

  @Test
  void aDuplicateNamesItsTicket() {
    assertThat(
            Bounce.check(
                Optional.of(BounceCode.DUPLICATE), NOTE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Refused(Map.of(Field.DUPLICATE_OF, Problem.MISSING)));
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatTheCodeAsksForIsKept(BounceCode code) {
    Bounce bounce = ((Accepted) check(code, "  " + NOTE + "\n")).bounce();

    assertThat(bounce.note()).isEqualTo(NOTE);
    assertThat(bounce.rightTier().isPresent()).isEqualTo(code == BounceCode.WRONG_TIER);
    assertThat(bounce.duplicateOf().isPresent()).isEqualTo(code == BounceCode.DUPLICATE);
  }

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
