package dev.baton.bot.workspace;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecurringTest {
  private final SettableClock clock = new SettableClock();
  private final AtomicInteger done = new AtomicInteger();

  private Recurring every(Duration every) {
    return new Recurring("test", every, clock, done::incrementAndGet);
  }

  @Test
  void itIsDueWhenSoMuchHasPassedOnTheClock() {
    try (Recurring recurring = every(Duration.ofSeconds(30))) {
      clock.advance(Duration.ofSeconds(29));
      recurring.look();
      assertThat(done).hasValue(0);

      clock.advance(Duration.ofSeconds(1));
      recurring.look();
      recurring.look();
      assertThat(done).hasValue(1);
    }
  }

  @Test
  void aClockThatIsSetBackDoesNotStopIt() {
    try (Recurring recurring = every(Duration.ofSeconds(30))) {
      clock.advance(Duration.ofHours(-1));
      recurring.look();
      assertThat(done).hasValue(1);

      clock.advance(Duration.ofSeconds(30));
      recurring.look();
      assertThat(done).hasValue(2);
    }
  }

  @Test
  void itLooksByItselfOnceItIsStarted() {
    try (Recurring recurring = every(Duration.ofSeconds(30))) {
      recurring.start();
      clock.advance(Duration.ofSeconds(30));
      await().untilAsserted(() -> assertThat(done).hasValue(1));
    }
  }
}
