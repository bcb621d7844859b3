package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerRightTest {
  private static final Escalation ASKED = Sample.owned("olaf", Optional.empty(), "lea");

  @Test
  void theRequesterAnswers() {
    assertThat(AnswerRight.of(ASKED, "ann", false, Optional.of("olaf"), false)).isTrue();
  }

  @Test
  void nobodyElseAnswersWhileTheRequesterIsThere() {
    assertThat(AnswerRight.of(ASKED, "olaf", false, Optional.of("olaf"), false)).isFalse();
    assertThat(AnswerRight.of(ASKED, "bo", false, Optional.of("olaf"), true)).isFalse();
    assertThat(AnswerRight.of(ASKED, "lea", false, Optional.of("olaf"), false)).isFalse();
  }

  @Test
  void ownerAndManagersAnswerOnceTheRequesterLeft() {
    assertThat(AnswerRight.of(ASKED, "olaf", true, Optional.of("olaf"), false)).isTrue();
    assertThat(AnswerRight.of(ASKED, "bo", true, Optional.of("olaf"), true)).isTrue();
    assertThat(AnswerRight.of(ASKED, "lea", true, Optional.of("olaf"), false)).isFalse();
  }
}
