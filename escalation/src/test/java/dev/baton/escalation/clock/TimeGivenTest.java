package dev.baton.escalation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The marks of a clock, as the table of decision clocks has them. */
class TimeGivenTest {
  private static List<String> marks(String hours, String written, String from) {
    WorkingCalendar calendar = WorkingCalendar.of(Hours.parse(hours).orElseThrow());
    TimeGiven given =
        TimeGiven.within(
            Duration.parse(written),
            Instant.parse(from),
            new ClockCalendar(Optional.empty(), calendar));
    return ClockKind.DECISION.marks().stream()
        .map(mark -> given.reached(mark).orElseThrow().toString())
        .toList();
  }

  @Test
  void anHourOfWorkGoesOnAfterTheWeekend() {
    assertThat(marks("Mon-Fri 09:00-17:00 Europe/Berlin", "PT1H", "2026-12-04T15:40:00Z"))
        .containsExactly("2026-12-07T08:10:00Z", "2026-12-07T08:40:00Z", "2026-12-07T09:40:00Z");
  }

  @Test
  void aroundTheClockNothingWaits() {
    assertThat(marks("24/7", "PT15M", "2026-12-04T15:40:00Z"))
        .containsExactly("2026-12-04T15:47:30Z", "2026-12-04T15:55:00Z", "2026-12-04T16:10:00Z");
  }

  @Test
  void hoursStayAtTheirWallClockWhenClocksChange() {
    assertThat(marks("Mon-Fri 09:00-17:00 Europe/London", "PT4H", "2026-10-23T14:00:00Z"))
        .containsExactly("2026-10-23T16:00:00Z", "2026-10-26T11:00:00Z", "2026-10-26T15:00:00Z");
  }

  @Test
  void aDayIsAWorkingDay() {
    assertThat(marks("Mon-Fri 09:00-17:00 Europe/Berlin", "PT24H", "2026-12-04T15:40:00Z"))
        .containsExactly("2026-12-07T11:40:00Z", "2026-12-07T15:40:00Z", "2026-12-08T15:40:00Z");
  }

  @Test
  void whatACalendarReachesInNoYearIsNeverDue() {
    WorkingCalendar calendar =
        WorkingCalendar.of(Hours.parse("Mon 09:00-09:30 Europe/Berlin").orElseThrow());
    TimeGiven given =
        TimeGiven.within(
            Duration.ofDays(90),
            Instant.parse("2026-12-04T15:40:00Z"),
            new ClockCalendar(Optional.empty(), calendar));

    List<ClockEvent> events =
        ClockNow.start(ClockKind.DECISION, given, "filed", "ann", given.from());

    assertThat(given.due()).isEmpty();
    assertThat(ClockNow.of(events).end().orElseThrow().outcome()).isEqualTo(ClockNow.Outcome.VOID);
    assertThat(events.getLast().cause()).isEqualTo("never_due");
  }
}
