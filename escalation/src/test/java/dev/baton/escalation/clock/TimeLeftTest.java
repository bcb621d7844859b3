package dev.baton.escalation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left, counted in the hours that count. */
final class TimeLeftTest {
  private static final ClockCalendar WORKING =
      new ClockCalendar(
          Optional.of(new ClockCalendar.Version("workspace", 1)),
          WorkingCalendar.of(Hours.parse("Mon-Fri 09:00-17:00 UTC").orElseThrow()));

  @Test
  void aWeekendIsNeitherLeftNorOverdue() {
    Instant friday = Instant.parse("2026-03-06T16:50:00Z");
    Instant monday = Instant.parse("2026-03-09T09:50:00Z");

    assertThat(TimeLeft.until(monday, WORKING, friday))
        .isEqualTo(new TimeLeft(Duration.ofHours(1), false, true));
    assertThat(TimeLeft.until(friday, WORKING, monday))
        .isEqualTo(new TimeLeft(Duration.ofHours(1), true, true));
  }

  @Test
  void aroundTheClockEveryMinuteCounts() {
    Instant due = Instant.parse("2026-03-07T03:00:00Z");

    assertThat(TimeLeft.until(due, ClockCalendar.aroundTheClock(), due.minusSeconds(90)))
        .isEqualTo(new TimeLeft(Duration.ofSeconds(90), false, false));
  }

  @Test
  void atTheMomentItIsDueNothingIsLeft() {
    Instant due = Instant.parse("2026-03-09T09:50:00Z");

    assertThat(TimeLeft.until(due, WORKING, due))
        .isEqualTo(new TimeLeft(Duration.ZERO, true, true));
  }
}
