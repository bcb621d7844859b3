package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Clocks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How late marks are noted stands in {@code /metrics}, where an operator looks. */
@ExtendWith(TestDatabase.class)
final class LatenessTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void eachMarkIsCountedByHowLateItWasNoted(FreshDatabase fresh) {
    try (TestBot bot = TestBot.start(fresh)) {
      bot.clock().set(MONDAY);
      TestWorkspace acme = TestWorkspace.in(bot);
      Escalation asked = acme.files("ZD-1", "ana", "marco", "lena");
      assertThat(metrics(bot)).contains("baton_clock_lateness_seconds_count{kind=\"decision\"} 0");

      bot.clock().set(MONDAY.plus(Duration.ofMinutes(30)));
      new DueWork(acme).run(Clocks.FIRE);
      bot.clock().set(asked.decideBy().plusSeconds(7));
      new DueWork(acme).run(Clocks.FIRE);

      assertThat(metrics(bot))
          .contains("baton_clock_lateness_seconds_count{kind=\"decision\"} 2")
          .contains("baton_clock_lateness_seconds_sum{kind=\"decision\"} 7.0")
          .contains("baton_clock_lateness_seconds_bucket{kind=\"decision\",le=\"0.1\"} 1")
          .contains("baton_clock_lateness_seconds_bucket{kind=\"decision\",le=\"60.0\"} 2")
          .doesNotContain(acme.orgId());
    }
  }

  private static String metrics(TestBot bot) {
    return bot.browser().open(bot.address("/metrics")).body();
  }
}
