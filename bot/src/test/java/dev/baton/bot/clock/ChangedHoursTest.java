package dev.baton.bot.clock;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.Clocks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.Hours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin changes the working hours while people have something to do by then. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangedHoursTest {
  private final TestBot bot;

  ChangedHoursTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void whoHasStillToBeginBeginsByTheNewHoursAndADecisionStaysDue() {
    bot.clock().set(Instant.parse("2026-03-02T16:30:00Z"));
    TestWorkspace acme = TestWorkspace.in(bot);
    Escalation waiting = acme.files("ZD-2", "ana", "marco", "lena");
    Escalation approved = acme.files("ZD-1", "ana", "marco", "lena");
    acme.lenaApproves(approved);
    Instant before = due(acme, approved);

    acme.in(tx -> Calendars.in(tx).set(aroundTheClock(), acme.id("olga"), acme.now()));

    await().until(() -> due(acme, approved).isBefore(before));
    assertThat(acme.now(waiting).decideBy()).isEqualTo(waiting.decideBy());
  }

  private static Instant due(TestWorkspace acme, Escalation approved) {
    return acme.in(tx -> Clocks.in(tx).find(ClockKind.FIRST_ACTION, approved.ref()))
        .orElseThrow()
        .now()
        .due()
        .orElseThrow();
  }

  private static CalendarSetting aroundTheClock() {
    return new CalendarSetting(
        Hours.parse("Mon-Sun 00:00-24:00 UTC").orElseThrow(),
        Map.of(),
        Optional.empty(),
        List.of());
  }
}
