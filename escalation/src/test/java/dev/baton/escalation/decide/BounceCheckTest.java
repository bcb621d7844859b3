package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.decide.BounceCheck.Accepted;
import dev.baton.escalation.decide.BounceCheck.Field;
import dev.baton.escalation.decide.BounceCheck.Problem;
import dev.baton.escalation.decide.BounceCheck.Refused;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceCheckTest {
  private static final String NOTE = "Please attach the server log of the failed export";

  private static BounceCheck check(BounceCode code, String note) {
    return BounceCheck.of(Optional.of(code), note, Optional.of("T3"), Optional.of("ZD-7"));
  }

  @Test
  void aBounceNeedsAReasonCode() {
    assertThat(BounceCheck.of(Optional.empty(), NOTE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Refused(Map.of(Field.CODE, Problem.MISSING)));
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    assertThat(
            BounceCheck.of(
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
            BounceCheck.of(
                Optional.of(BounceCode.WRONG_TIER), NOTE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Refused(Map.of(Field.RIGHT_TIER, Problem.MISSING)));
  }

  @Test
  void aDuplicateNamesItsTicket() {
    assertThat(
            BounceCheck.of(
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
}
