package dev.baton.escalation.clock;

import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a region's list of public holidays says that a calendar does not have. A year of which the
 * calendar knows no holiday yet is taken over by itself: no clock reaches it, so no deadline moves.
 * What changed within a year that it knows is only told, and moves nothing until an admin saves.
 *
 * @param extended the calendar with the years that it lacked, and without holidays of past years
 * @param added days to come that the list has and the calendar has not
 * @param gone days to come that the calendar has and the list has not
 */
public record HolidayNews(
    CalendarSetting extended, List<PublicHoliday> added, List<PublicHoliday> gone) {
  /** A clock ends within 400 days, so this year and two more hold whatever it needs. */
  private static final int YEARS = 3;

  public HolidayNews {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
  }

  /** The years whose holidays a calendar has to know on that day. */
  public static List<Year> yearsFrom(LocalDate today) {
    return IntStream.range(0, YEARS).mapToObj(Year.from(today)::plusYears).toList();
  }

  /**
   * @param list the region's holidays in the {@link #yearsFrom years from} today on
   */
  public static HolidayNews of(CalendarSetting now, List<PublicHoliday> list, LocalDate today) {
    List<PublicHoliday> known = now.holidays();
    Set<Year> years = known.stream().map(HolidayNews::year).collect(Collectors.toSet());
    List<PublicHoliday> kept =
        known.stream().filter(holiday -> !year(holiday).isBefore(Year.from(today))).toList();
    List<PublicHoliday> counted =
        list.stream()
            .filter(holiday -> now.isTakenOver(holiday))
            .sorted(Comparator.comparing(PublicHoliday::day))
            .toList();
    TreeSet<PublicHoliday> extended = new TreeSet<>(Comparator.comparing(PublicHoliday::day));
    extended.addAll(kept);
    counted.stream().filter(holiday -> !years.contains(year(holiday))).forEach(extended::add);
    return new HolidayNews(
        now.withHolidays(List.copyOf(extended)),
        without(counted, known, today).stream()
            .filter(holiday -> years.contains(year(holiday)))
            .toList(),
        without(kept, counted, today));
  }

  /** Whether the list and the calendar differ about days to come that the calendar knows. */
  public boolean isToBeTold() {
    return !added.isEmpty() || !gone.isEmpty();
  }

  private static List<PublicHoliday> without(
      List<PublicHoliday> these, List<PublicHoliday> those, LocalDate today) {
    Set<LocalDate> days = those.stream().map(PublicHoliday::day).collect(Collectors.toSet());
    return these.stream()
        .filter(holiday -> !holiday.day().isBefore(today) && !days.contains(holiday.day()))
        .toList();
  }

  private static Year year(PublicHoliday holiday) {
    return Year.from(holiday.day());
  }
}
