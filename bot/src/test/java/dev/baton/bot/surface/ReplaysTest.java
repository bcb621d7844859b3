package dev.baton.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.request.RequestType;
import dev.baton.db.ElapsedTime;
import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReplaysTest {
  private final SettableClock clock = new SettableClock();
  private final Replays replays = new Replays(_ -> true, new ElapsedTime(clock));

  @Test
  void aSignatureIsRememberedForAsLongAsItIsGoodOnTheClock() {
    assertThat(replays.isFirst("v0=a", RequestType.Command)).isTrue();

    // Five minutes ahead when it came, and taken until five minutes after its time.
    clock.advance(Freshness.TOLERANCE.multipliedBy(2));
    assertThat(replays.isFirst("v0=a", RequestType.Command)).isFalse();
  }

  @Test
  void whatIsGoodNoLongerIsForgotten() {
    assertThat(replays.isFirst("v0=a", RequestType.Command)).isTrue();

    clock.advance(Duration.ofMinutes(12));
    assertThat(replays.isFirst("v0=a", RequestType.Command)).isTrue();
  }
}
