package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A workspace may queue a hundred pieces at once, and fifty a second. */
class FairShareTest {
  private final SettableClock clock = new SettableClock();
  private final FairShare share = new FairShare(1, new ElapsedTime(clock));

  private int positionAfter(int pieces) {
    for (int i = 1; i < pieces; i++) {
      share.position("T1");
    }
    return share.position("T1");
  }

  @Test
  void whatIsWithinTheShareStandsInFront() {
    assertThat(positionAfter(100)).isZero();
    assertThat(share.position("T2")).isZero();
  }

  @Test
  void everySecondAheadIsAStepBackHoweverFastTheyAreQueued() {
    assertThat(positionAfter(100 + 50)).isEqualTo(-1);
    assertThat(positionAfter(50)).isEqualTo(-2);
    assertThat(share.position("T2")).isZero();
  }

  @Test
  void aSecondOnTheClockGivesAStepBack() {
    assertThat(positionAfter(100 + 500)).isEqualTo(-10);

    clock.advance(Duration.ofSeconds(9));
    assertThat(share.position("T1")).isEqualTo((short) -2);
  }
}
