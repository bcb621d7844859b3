package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against a slow count, minute by minute, that knows no transition of any zone. */
class WorkingCalendarPropertyTest {
  /** Where clocks change by half an hour, at midnight, by two hours, backwards, and by a day. */
  private static final Map<String, List<String>> CHANGES =
      Map.of(
          "Europe/Berlin", List.of("2026-03-29", "2026-10-25"),
          "America/New_York", List.of("2026-03-08", "2026-11-01"),
          "Africa/Cairo", List.of("2026-04-24", "2026-10-29"),
          "America/Havana", List.of("2026-03-08", "2026-11-01"),
          "Australia/Lord_Howe", List.of("2026-04-05", "2026-10-04"),
          "Antarctica/Troll", List.of("2026-03-29", "2026-10-25"),
          "Africa/Casablanca", List.of("2026-02-15", "2026-03-22"),
          "Pacific/Apia", List.of("2011-12-30", "2011-12-29"),
          "Asia/Kathmandu", List.of("2028-02-29", "2027-12-31"),
          "UTC", List.of("2028-02-29", "2026-01-01"));

  @Property(tries = 300)
  void workedIsTheCountOfItsMinutes(
      @ForAll("calendars") Around around,
      @ForAll("minutes") int start,
      @ForAll("lengths") int length) {
    Instant from = around.noonBefore().plus(start, ChronoUnit.MINUTES);
    Instant to = from.plus(length, ChronoUnit.MINUTES);

    assertThat(around.calendar().worked(from, to))
        .isEqualTo(Duration.ofMinutes(slowlyCounted(around.calendar(), from, to)));
  }

  @Property(tries = 300)
  void aDeadlineIsTheFirstMinuteByWhichTheWorkIsDone(
      @ForAll("calendars") Around around,
      @ForAll("minutes") int start,
      @ForAll("lengths") int length) {
    Instant from = around.noonBefore().plus(start, ChronoUnit.MINUTES);
    long work = slowlyCounted(around.calendar(), from, from.plus(length, ChronoUnit.MINUTES));

    Instant due = around.calendar().due(from, Duration.ofMinutes(work)).orElseThrow();

    assertThat(around.calendar().worked(from, due)).isEqualTo(Duration.ofMinutes(work));
    assertThat(slowlyCounted(around.calendar(), from, due)).isEqualTo(work);
    if (work > 0) {
      assertThat(slowlyCounted(around.calendar(), from, due.minus(1, ChronoUnit.MINUTES)))
          .isEqualTo(work - 1);
    }
  }

  @Property(tries = 300)
  void workAddsUpWhereverItIsCut(
      @ForAll("calendars") Around around,
      @ForAll("minutes") int start,
      @ForAll("lengths") int length) {
    Instant from = around.noonBefore();
    Instant cut = from.plus(start, ChronoUnit.MINUTES).plusMillis(1);
    Instant to = cut.plus(length, ChronoUnit.MINUTES);
    WorkingCalendar calendar = around.calendar();

    assertThat(calendar.worked(from, cut).plus(calendar.worked(cut, to)))
        .isEqualTo(calendar.worked(from, to));
  }

  /** A calendar, and a noon before the clocks of its zone change. */
  record Around(WorkingCalendar calendar, LocalDate day) {
    Instant noonBefore() {
      return day.minusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(0, 4 * 24 * 60);
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(0, 3 * 24 * 60);
  }

  @Provide
  Arbitrary<Around> calendars() {
    Arbitrary<String> zones = Arbitraries.of(CHANGES.keySet().stream().sorted().toList());
    Arbitrary<Map<DayOfWeek, List<Hours.Span>>> weeks =
        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), spans().filter(list -> !list.isEmpty()))
            .ofMinSize(1);
    return Combinators.combine(
            zones, Arbitraries.of(0, 1), weeks, spans(), Arbitraries.integers().between(-3, 3))
        .as((zone, which, week, special, offset) -> {
          LocalDate change = LocalDate.parse(requireNonNull(CHANGES.get(zone)).get(which));
          return new Around(
              new WorkingCalendar(
                  new Hours(week, ZoneId.of(zone)), Map.of(change.plusDays(offset), special)),
              change);
        });
  }

  private static Arbitrary<List<Hours.Span>> spans() {
    Arbitrary<Integer> quarters = Arbitraries.integers().between(0, 24 * 4 - 1);
    return Combinators.combine(quarters, quarters)
        .as((from, to) -> new LocalTime[] {time(from), time(to)})
        .filter(ends -> !ends[0].equals(ends[1]) || ends[1].equals(LocalTime.MIDNIGHT))
        .map(ends -> new Hours.Span(ends[0], ends[1]))
        .list()
        .ofMaxSize(3);
  }

  private static LocalTime time(int quarter) {
    return LocalTime.of(quarter / 4, quarter % 4 * 15);
  }

  private static long slowlyCounted(WorkingCalendar calendar, Instant from, Instant to) {
    ZoneId zone = calendar.hours().zone();
    Instant first = from.minus(4, ChronoUnit.DAYS);
    List<Instant[]> open = new ArrayList<>();
    LocalDate last = local(to, zone).toLocalDate().plusDays(1);
    for (LocalDate day = local(first, zone).toLocalDate().plusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Hours.Span span : calendar.on(day)) {
        LocalDate end = span.to().isAfter(span.from()) ? day : day.plusDays(1);
        open.add(
            new Instant[] {
              firstShowing(day.atTime(span.from()), zone), lastShowing(end.atTime(span.to()), zone)
            });
      }
    }
    long count = 0;
    for (Instant minute = from; minute.isBefore(to); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      Instant now = minute;
      if (open.stream().anyMatch(span -> !now.isBefore(span[0]) && now.isBefore(span[1]))) {
        count++;
      }
    }
    return count;
  }

  /** The first minute at which the wall clock shows this time or a later one. */
  private static Instant firstShowing(LocalDateTime shown, ZoneId zone) {
    Instant minute = shown.toInstant(ZoneOffset.UTC).minus(30, ChronoUnit.HOURS);
    while (local(minute, zone).isBefore(shown)) {
      minute = minute.plus(15, ChronoUnit.MINUTES);
    }
    return minute;
  }

  /**
   * The last minute at which the wall clock shows this time, the second one where it is shown
   * twice; the jump where it is never shown.
   */
  private static Instant lastShowing(LocalDateTime shown, ZoneId zone) {
    Instant minute = shown.toInstant(ZoneOffset.UTC).plus(30, ChronoUnit.HOURS);
    while (local(minute, zone).isAfter(shown)) {
      minute = minute.minus(15, ChronoUnit.MINUTES);
    }
    return local(minute, zone).equals(shown) ? minute : minute.plus(15, ChronoUnit.MINUTES);
  }

  private static LocalDateTime local(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone);
  }
}
