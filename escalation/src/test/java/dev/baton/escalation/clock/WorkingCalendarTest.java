package dev.baton.escalation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
  private static final WorkingCalendar BERLIN =
      WorkingCalendar.of(hours("Mon-Fri 09:00-17:00 Europe/Berlin"));

  private static Hours hours(String text) {
    return Hours.parse(text).orElseThrow();
  }

  @Test
  void aSpanIsOpenAtItsFirstInstantAndClosedAtItsLast() {
    assertThat(BERLIN.isOpen(Instant.parse("2026-12-07T08:00:00Z"))).isTrue();
    assertThat(BERLIN.isOpen(Instant.parse("2026-12-07T07:59:59.999999Z"))).isFalse();
    assertThat(BERLIN.isOpen(Instant.parse("2026-12-07T15:59:59.999999Z"))).isTrue();
    assertThat(BERLIN.isOpen(Instant.parse("2026-12-07T16:00:00Z"))).isFalse();
  }

  @Test
  void noWorkIsDoneWhereItBegins() {
    Instant sunday = Instant.parse("2026-12-06T08:00:00Z");

    assertThat(BERLIN.due(sunday, Duration.ZERO)).contains(sunday);
    assertThat(BERLIN.due(sunday, Duration.ofSeconds(-1))).contains(sunday);
  }

  @Test
  void nothingWasWorkedInATimeThatEndsBeforeItBegins() {
    assertThat(
            BERLIN.worked(
                Instant.parse("2026-12-07T12:00:00Z"), Instant.parse("2026-12-07T10:00:00Z")))
        .isZero();
  }

  @Test
  void aClosedDayLeavesTheNightThatRunsIntoItOpen() {
    WorkingCalendar nights =
        new WorkingCalendar(
            hours("Mon-Sun 22:00-06:00 Europe/Berlin"),
            Map.of(LocalDate.parse("2026-12-25"), List.of()));

    assertThat(
            nights.worked(
                Instant.parse("2026-12-24T12:00:00Z"), Instant.parse("2026-12-26T12:00:00Z")))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void aNightAndTheMorningItRunsIntoCountOnce() {
    WorkingCalendar overlapping =
        WorkingCalendar.of(hours("Mon 22:00-08:00; Tue 06:00-12:00,05:00-07:00 UTC"));

    assertThat(
            overlapping.worked(
                Instant.parse("2026-12-07T00:00:00Z"), Instant.parse("2026-12-09T00:00:00Z")))
        .isEqualTo(Duration.ofHours(14));
  }

  @Test
  void aDayThatTheZoneSkippedHasNoHours() {
    WorkingCalendar samoa = WorkingCalendar.of(hours("Mon-Sun 00:00-24:00 Pacific/Apia"));
    WorkingCalendar fridays = WorkingCalendar.of(hours("Fri 09:00-17:00 Pacific/Apia"));

    assertThat(
            samoa.worked(
                Instant.parse("2011-12-30T00:00:00Z"), Instant.parse("2011-12-31T00:00:00Z")))
        .isEqualTo(Duration.ofHours(24));
    assertThat(
            fridays.worked(
                Instant.parse("2011-12-29T00:00:00Z"), Instant.parse("2012-01-02T00:00:00Z")))
        .isZero();
  }

  @Test
  void fractionsOfASecondAreKept() {
    assertThat(BERLIN.due(Instant.parse("2026-12-07T08:00:00.000001Z"), Duration.ofMinutes(1)))
        .contains(Instant.parse("2026-12-07T08:01:00.000001Z"));
  }

  @Test
  void aDeadlineAfterTheYear9999IsNone() {
    assertThat(BERLIN.due(Instant.parse("9999-12-30T12:00:00Z"), Duration.ofDays(30))).isEmpty();
    assertThat(WorkingCalendar.always().due(Instant.MAX, Duration.ofDays(1))).isEmpty();
    assertThat(BERLIN.worked(Instant.MIN, Instant.parse("0001-01-02T00:00:00Z"))).isZero();
  }

  @Test
  void theEmptySpansOfADayCloseIt() {
    LocalDate leapDay = LocalDate.parse("2028-02-29");
    WorkingCalendar closed = new WorkingCalendar(BERLIN.hours(), Map.of(leapDay, List.of()));
    Instant evening = Instant.parse("2028-02-28T15:00:00Z");

    assertThat(BERLIN.due(evening, Duration.ofHours(2)))
        .contains(Instant.parse("2028-02-29T09:00:00Z"));
    assertThat(closed.due(evening, Duration.ofHours(2)))
        .contains(Instant.parse("2028-03-01T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // F4 of the rules: a working day on, the same time of day.
    "2026-12-04T15:40:00Z, 1, 2026-12-07T15:40:00Z",
    "2026-12-04T15:40:00Z, 2, 2026-12-08T15:40:00Z",
    // Outside hours it begins when work does.
    "2026-12-05T11:00:00Z, 1, 2026-12-07T16:00:00Z",
    "2026-12-07T08:00:00Z, 1, 2026-12-07T16:00:00Z",
    "2026-12-07T03:00:00Z, 5, 2026-12-11T16:00:00Z"
  })
  void daysOfWorkAreWorkingDays(Instant from, int count, Instant due) {
    Duration work = BERLIN.workingDays(from, count).orElseThrow();

    assertThat(BERLIN.due(from, work)).contains(due);
  }

  @Test
  void aShortDayIsAWorkingDayToo() {
    WorkingCalendar christmas =
        new WorkingCalendar(
            BERLIN.hours(),
            Map.of(
                LocalDate.parse("2026-12-24"), Hours.Span.parseAll("09:00-12:00").orElseThrow(),
                LocalDate.parse("2026-12-25"), List.of()));
    Instant from = Instant.parse("2026-12-23T15:00:00Z");

    assertThat(christmas.workingDays(from, 1)).contains(Duration.ofHours(4));
    assertThat(christmas.workingDays(from, 2)).contains(Duration.ofHours(11));
  }

  @Test
  void aNightShiftIsOneWorkingDay() {
    WorkingCalendar nights = WorkingCalendar.of(hours("Mon-Fri 22:00-06:00 Europe/Berlin"));
    Instant fridaysShift = Instant.parse("2026-12-12T01:00:00Z");

    assertThat(nights.workingDays(fridaysShift, 1)).contains(Duration.ofHours(8));
    assertThat(nights.due(fridaysShift, Duration.ofHours(8)))
        .contains(Instant.parse("2026-12-15T01:00:00Z"));
  }
}
