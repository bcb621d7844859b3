package dev.baton.bot.clock;

import dev.baton.bot.cli.Shell;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.matrix.Hours;
import dev.baton.matrix.TypedLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The hours and days of a calendar, as they are typed on the command line. */
public final class CalendarOptions {
  private static final LocalTime MINUTE_TO_MIDNIGHT = LocalTime.of(23, 59);

  @Option(
      names = "--hours",
      paramLabel = "HOURS",
      required = true,
      description =
          "Such as \"Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin\", or 24/7.")
  private String hours = "";

  @Mixin private CalendarDays days = new CalendarDays();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "Whose public holidays are closed: a country such as de, or a part of one such as de-by.")
  private @Nullable String region;

  /** Picocli makes it. */
  CalendarOptions() {}

  /** The calendar; empty after every fault was said. */
  Optional<WorkingCalendar> read(Shell shell) {
    Optional<WorkingCalendar> calendar = read(hours, days, shell);
    return region == null || isKnown(region, shell) ? calendar : Optional.empty();
  }

  /** The calendar of these words; empty after every fault was said. */
  public static Optional<WorkingCalendar> read(String hours, CalendarDays days, Shell shell) {
    Map<LocalDate, List<Hours.Span>> special = new HashMap<>();
    Optional<Hours> week = week(hours, shell);
    boolean right = week.isPresent();
    for (String day : days.closed()) {
      right &= add(special, "--closed", day, Optional.of(List.of()), shell);
    }
    for (String day : days.withHours()) {
      int equals = day.indexOf('=');
      String spans = equals < 0 ? "" : TypedLine.value(day.substring(equals + 1)).replace(" ", "");
      Optional<List<Hours.Span>> read =
          equals < 0
              ? Optional.empty()
              : spans.isEmpty() ? Optional.of(List.of()) : Hours.Span.parseAll(spans);
      right &= add(special, "--day", equals < 0 ? day : day.substring(0, equals), read, shell);
    }
    if (!right) {
      return Optional.empty();
    }
    warnOfLostMinutes(week.orElseThrow(), special, shell);
    return week.map(found -> new WorkingCalendar(found, special));
  }

  private static boolean isKnown(String region, Shell shell) {
    boolean known = Region.find(region).isPresent();
    if (!known) {
      shell
          .err()
          .println(
              "--region: there is no list of public holidays for “%s”.".formatted(region)
                  + " Write the two letters of a country, such as de, or of a part of it, such"
                  + " as de-by.");
    }
    return known;
  }

  /**
   * The same with the public holidays of the region asked for, where no day of its own is named.
   *
   * @param from the first instant that it is asked about
   * @param to the last one
   */
  WorkingCalendar withHolidays(WorkingCalendar calendar, Instant from, Instant to) {
    if (region == null) {
      return calendar;
    }
    ZoneId zone = calendar.hours().zone();
    List<Year> years =
        IntStream.rangeClosed(
                Math.max(from.atZone(zone).getYear() - 1, Region.KNOWN_YEARS.first()),
                Math.min(to.atZone(zone).getYear() + 1, Region.KNOWN_YEARS.last()))
            .mapToObj(Year::of)
            .toList();
    Map<LocalDate, List<Hours.Span>> days = new HashMap<>(calendar.days());
    Region.find(region).orElseThrow().holidays(years).stream()
        .map(PublicHoliday::day)
        .forEach(day -> days.putIfAbsent(day, List.of()));
    return new WorkingCalendar(calendar.hours(), days);
  }

  private static Optional<Hours> week(String hours, Shell shell) {
    Optional<Hours> week = Hours.parse(hours);
    if (week.isEmpty()) {
      String last = TypedLine.value(hours).replaceFirst(".* ", "");
      boolean zone = last.contains("/") && Hours.zone(last).isEmpty() && !last.equals("24/7");
      shell
          .err()
          .println(
              (zone
                      ? "--hours: there is no time zone “%s”.".formatted(last)
                      : "--hours: “%s” are no hours.".formatted(hours))
                  + " Write days, times and the name of a zone, such as \"Mon-Fri"
                  + " 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin\", or 24/7.");
    }
    return week;
  }

  private static boolean add(
      Map<LocalDate, List<Hours.Span>> special,
      String option,
      String text,
      Optional<List<Hours.Span>> spans,
      Shell shell) {
    Optional<LocalDate> day = day(text);
    if (day.isEmpty() || spans.isEmpty()) {
      shell
          .err()
          .println(
              option.equals("--closed")
                  ? "--closed: “%s” is no day. Write one such as 2026-12-25.".formatted(text)
                  : "--day: write a day and its hours, such as 2026-12-24=09:00-12:00, several"
                      + " with a comma between.");
      return false;
    }
    if (special.put(day.get(), spans.get()) != null) {
      shell.err().println("%s is named twice. Name each day once.".formatted(day.get()));
      return false;
    }
    return true;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(TypedLine.value(text));
      return Optional.of(day).filter(found -> found.getYear() >= 1 && found.getYear() <= 9999);
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static void warnOfLostMinutes(
      Hours week, Map<LocalDate, List<Hours.Span>> special, Shell shell) {
    boolean lost =
        Stream.concat(week.week().values().stream(), special.values().stream())
            .flatMap(List::stream)
            .anyMatch(span -> span.to().equals(MINUTE_TO_MIDNIGHT));
    if (lost) {
      shell
          .err()
          .println(
              "Hours that end at 23:59 leave a minute out each night. Write 24:00 for the end of"
                  + " the day.");
    }
  }
}
