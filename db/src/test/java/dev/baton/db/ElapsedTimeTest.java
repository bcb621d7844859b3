package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {
  private final SettableClock clock = new SettableClock();
  private final ElapsedTime time = new ElapsedTime(clock);

  @Test
  void itPassesAsTheClockDoes() {
    assertThat(time.read()).isZero();

    clock.advance(Duration.ofMillis(1_500));
    assertThat(time.read()).isEqualTo(1_500_000_000L);
    assertThat(time.currentTimeNanos()).isEqualTo(1_500_000_000L);
  }

  @Test
  void aClockThatIsSetBackLosesNothingAndGoesOn() {
    clock.advance(Duration.ofSeconds(3));
    assertThat(time.read()).isEqualTo(3_000_000_000L);

    clock.advance(Duration.ofDays(-1));
    assertThat(time.read()).isEqualTo(3_000_000_000L);

    clock.advance(Duration.ofSeconds(1));
    assertThat(time.read()).isEqualTo(4_000_000_000L);
  }
}
