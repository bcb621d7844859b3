package dev.baton.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTextTest {
  private final FiguresText text = new FiguresText(Texts.load().english());

  @Test
  void aDurationIsToldInTheTwoUnitsThatMatter() {
    assertThat(text.duration(Duration.ofSeconds(42))).isEqualTo("42 sec");
    assertThat(text.duration(Duration.ofMinutes(12))).isEqualTo("12 min");
    assertThat(text.duration(Duration.ofMinutes(184))).isEqualTo("3 hr, 4 min");
    assertThat(text.duration(Duration.ofHours(51).plusMinutes(59))).isEqualTo("2 days, 3 hr");
  }
}
