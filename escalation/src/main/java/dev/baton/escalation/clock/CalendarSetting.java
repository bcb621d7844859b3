package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When the people of a workspace work, as it is set.
 *
 * @param hours of an ordinary week
 * @param days that differ from it
 * @param region whose public holidays are among the days; empty for none
 * @param leftOut keys of holidays there on which people work nevertheless
 */
public record CalendarSetting(
    Hours hours, Map<LocalDate, CalendarDay> days, Optional<String> region, List<String> leftOut) {
  /** How a form says that no public holidays count. */
  public static final String NO_REGION = "none";

  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final List<DayOfWeek> WEEK =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  public CalendarSetting {
    requireNonNull(hours);
    days = Collections.unmodifiableMap(new TreeMap<>(days));
    requireNonNull(region);
    leftOut = leftOut.stream().sorted().distinct().toList();
  }

  /** Monday to Friday from nine to five, until an admin says otherwise. */
  public static CalendarSetting usual(ZoneId zone) {
    var week = new EnumMap<DayOfWeek, List<Hours.Span>>(DayOfWeek.class);
    WEEK.forEach(day -> week.put(day, List.of(new Hours.Span(MORNING, EVENING))));
    return new CalendarSetting(new Hours(week, zone), Map.of(), Optional.empty(), List.of());
  }

  /** What deadlines are computed with. */
  public WorkingCalendar working() {
    var special = new TreeMap<LocalDate, List<Hours.Span>>();
    days.forEach((day, differs) -> special.put(day, differs.spans()));
    return new WorkingCalendar(hours, special);
  }

  /** Whether somebody works at any time that a clock would wait for, from that moment on. */
  public boolean isEverOpen(Instant from) {
    return working()
        .due(from, Duration.ofMinutes(1))
        .filter(due -> due.isBefore(from.plus(TimeGiven.HORIZON)))
        .isPresent();
  }

  /**
   * The same with exactly these public holidays, where neither an admin's day nor a choice speaks.
   */
  public CalendarSetting withHolidays(List<PublicHoliday> holidays) {
    var all = new TreeMap<LocalDate, CalendarDay>();
    days.values().stream()
        .filter(day -> day.source() == CalendarDay.Source.ADMIN)
        .forEach(day -> all.put(day.day(), day));
    holidays.stream()
        .filter(this::isTakenOver)
        .forEach(holiday -> all.putIfAbsent(holiday.day(), closed(holiday)));
    return new CalendarSetting(hours, all, region, leftOut);
  }

  /**
   * Whether people do not work on it: it is not left out, and no admin says otherwise of the day.
   */
  public boolean isTakenOver(PublicHoliday holiday) {
    CalendarDay own = days.get(holiday.day());
    return !leftOut.contains(holiday.key())
        && (own == null || own.source() == CalendarDay.Source.HOLIDAY);
  }

  /** The public holidays among the days, in their order. */
  public List<PublicHoliday> holidays() {
    return days.values().stream()
        .filter(day -> day.source() == CalendarDay.Source.HOLIDAY)
        .map(day -> new PublicHoliday(day.day(), day.name().orElse("")))
        .toList();
  }

  private static CalendarDay closed(PublicHoliday holiday) {
    return new CalendarDay(
        holiday.day(), List.of(), Optional.of(holiday.key()), CalendarDay.Source.HOLIDAY);
  }

  /**
   * The same with the public holidays of what was in force, and with those that were left out
   * there, as long as the region is the same.
   */
  public CalendarSetting keepingHolidaysOf(CalendarSetting before) {
    return region.isPresent() && region.equals(before.region)
        ? new CalendarSetting(hours, days, region, before.leftOut).withHolidays(before.holidays())
        : this;
  }

  /** The hours of a week as an admin writes them, without their zone. */
  public String weekWritten() {
    String written = hours.toString();
    return isAlways(written) ? written : written.substring(0, written.lastIndexOf(' '));
  }

  /** The zone as an admin writes it; of hours that never end UTC. */
  public String zoneWritten() {
    return isAlways(hours.toString()) ? "UTC" : hours.zone().getId();
  }

  private static boolean isAlways(String written) {
    return !written.contains(" ");
  }

  /** The days as an admin writes them, one a line. */
  public String daysWritten(CalendarDay.Source source) {
    return days.values().stream()
        .filter(day -> day.source() == source)
        .map(CalendarDay::written)
        .collect(Collectors.joining("\n"));
  }
}
