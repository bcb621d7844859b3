package dev.baton.bot.home;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A drawing that reaches Slack late, after a newer one; no queue is there to help. */
@ExtendWith(TestDatabase.class)
class LateDrawingTest {
  private final FreshDatabase fresh;

  LateDrawingTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void theNewerIsDrawnOnceMoreAtOnce() {
    try (TestBot bot = TestBot.start(fresh)) {
      Person ana = TestWorkspace.in(bot).person("ana");
      HomeView home = ana.opensHome().awaitShows("Nothing waits for you");
      bot.sandbox().faults().slack().slow("views.publish", 1, Duration.ofSeconds(3));

      home.click("Settings");
      await().until(() -> bot.sandbox().faults().slack().waiting() == 0);
      home.click("My work (shown)");

      await().until(() -> published(bot) == 4);
      assertThat(home.shows("Nothing waits for you")).isTrue();
    }
  }

  private static long published(TestBot bot) {
    return bot.sandbox().exchanges().named("views.publish").size();
  }
}
