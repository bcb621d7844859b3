package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.EscalationState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExportNameTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  @Test
  void aWholeLogIsNamedByItsDay() {
    assertThat(ExportName.of(TODAY, ExportWords.EVERYTHING))
        .isEqualTo("escalation-log-2026-03-02.csv");
  }

  @Test
  void aFilteredLogSaysWhatItHolds() {
    ExportWords words =
        ExportWords.EVERYTHING
            .withFrom(LocalDate.of(2026, 1, 1))
            .withTo(LocalDate.of(2026, 1, 31))
            .withTier("T2")
            .withStatus(EscalationState.BOUNCED);

    assertThat(ExportName.of(TODAY, words))
        .isEqualTo("escalation-log-2026-03-02-from-2026-01-01-to-2026-01-31-tier-T2-bounced.csv");
  }

  @Test
  void aTiersNameCannotLeaveItsFolderOrFillTheName() {
    assertThat(ExportName.of(TODAY, ExportWords.EVERYTHING.withTier("../Ebene 2: \"A\"/🧯")))
        .isEqualTo("escalation-log-2026-03-02-tier-_Ebene_2_A_.csv");
    assertThat(ExportName.of(TODAY, ExportWords.EVERYTHING.withTier("层".repeat(300))))
        .hasSizeLessThan(80);
  }
}
