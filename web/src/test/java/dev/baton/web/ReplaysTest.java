package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ReplaysTest {
  private final AtomicLong nanoseconds = new AtomicLong();
  private final Replays replays = new Replays(_ -> true, nanoseconds::get);

  @Test
  void aSignatureIsRememberedForAsLongAsItIsGoodOnTheClock() {
    assertThat(replays.isFirst("v0=a", Replays.Reach.THIS_PROCESS)).isTrue();

    // Five minutes ahead when it came, and taken until five minutes after its time.
    nanoseconds.addAndGet(Freshness.TOLERANCE.multipliedBy(2).toNanos());
    assertThat(replays.isFirst("v0=a", Replays.Reach.THIS_PROCESS)).isFalse();
  }

  @Test
  void whatIsGoodNoLongerIsForgotten() {
    assertThat(replays.isFirst("v0=a", Replays.Reach.THIS_PROCESS)).isTrue();

    nanoseconds.addAndGet(Duration.ofMinutes(12).toNanos());
    assertThat(replays.isFirst("v0=a", Replays.Reach.THIS_PROCESS)).isTrue();
  }
}
