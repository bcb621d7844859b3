package dev.baton.escalation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void aShareIsGivenFromFiveDecisionsOn() {
    assertThat(decided(3, 1).bounceRate()).isEmpty();
    assertThat(decided(3, 2).bounceRate()).contains(0.4);
    assertThat(decided(3, 2).shareOfDecided(1)).contains(0.2);
    assertThat(Figures.none("T2").bounceRate()).isEmpty();
  }

  private static Figures decided(int approved, int bounced) {
    return new Figures(
        "T2", approved + bounced, approved, bounced, 0, 0, Optional.empty(), Optional.empty());
  }
}
