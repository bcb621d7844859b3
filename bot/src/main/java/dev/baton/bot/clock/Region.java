package dev.baton.bot.clock;

import static java.util.Objects.requireNonNull;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.baton.escalation.clock.PublicHoliday;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A country, or a part of one, whose public holidays are known. The first look in a process takes
 * up to some seconds, so nobody may wait for it who waits for a form.
 *
 * @param code such as {@code de} or {@code de-by}, in lower case
 * @param path from the country down, as the library names them
 */
record Region(String code, List<String> path, CalendarHierarchy place) {
  /** The library's Islamic calendar reaches no further; before and after there are no holidays. */
  static final Range KNOWN_YEARS = new Range(1900, 2173);

  private static final int COUNTRY_CODE = 2;

  /** Years, both ends included. */
  record Range(int first, int last) {
    boolean contains(int year) {
      return year >= first && year <= last;
    }
  }

  /** Read once, when somebody looks for one. */
  private static final class Every {
    static final List<Region> REGIONS = read();

    private static List<Region> read() {
      return HolidayManager.getSupportedCalendarCodes().stream()
          .map(code -> code.toLowerCase(Locale.ROOT))
          .filter(code -> code.length() == COUNTRY_CODE)
          .sorted()
          .flatMap(Region::ofCountry)
          .toList();
    }
  }

  Region {
    requireNonNull(code);
    path = List.copyOf(path);
    requireNonNull(place);
  }

  /** Every one there is, each country before its parts. */
  static List<Region> all() {
    return Every.REGIONS;
  }

  /**
   * The one of this code, in any case.
   *
   * @return empty when there is none, which includes a part that the country does not have
   */
  static Optional<Region> find(String code) {
    String wanted = code.toLowerCase(Locale.ROOT).replace('_', '-');
    String country = wanted.split("-", 2)[0];
    boolean known =
        country.length() == COUNTRY_CODE
            && HolidayManager.getSupportedCalendarCodes().stream()
                .anyMatch(country::equalsIgnoreCase);
    return known
        ? ofCountry(country).filter(region -> region.code().equals(wanted)).findFirst()
        : Optional.empty();
  }

  private static Stream<Region> ofCountry(String country) {
    return below(country, List.of(country), managerOf(country).getCalendarHierarchy());
  }

  private static Stream<Region> below(String code, List<String> path, CalendarHierarchy place) {
    return Stream.concat(
        Stream.of(new Region(code, path, place)),
        place.getChildren().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(part -> {
              List<String> down = new ArrayList<>(path);
              down.add(part.getKey());
              return below(
                  code + "-" + part.getKey().toLowerCase(Locale.ROOT), down, part.getValue());
            }));
  }

  /** The days on which nobody works there, each once, in their order. */
  List<PublicHoliday> holidays(List<Year> years) {
    HolidayManager manager = managerOf(path.getFirst());
    String[] parts = path.subList(1, path.size()).toArray(String[]::new);
    return years.stream()
        .filter(year -> KNOWN_YEARS.contains(year.getValue()))
        .flatMap(year -> manager.getHolidays(year, HolidayType.PUBLIC_HOLIDAY, parts).stream())
        .map(holiday -> new PublicHoliday(holiday.getDate(), key(holiday)))
        .distinct()
        .sorted(Comparator.comparing(PublicHoliday::day).thenComparing(PublicHoliday::key))
        .toList();
  }

  /** Some have no name in the library; those are told apart by their day. */
  private static String key(Holiday holiday) {
    String key = holiday.getPropertiesKey();
    return key.isBlank() ? MonthDay.from(holiday.getDate()).toString() : key;
  }

  private static HolidayManager managerOf(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }

  /** {@code Bavaria, Germany}, in that language where it is known, else in English. */
  String name(Locale reader) {
    List<String> names = new ArrayList<>();
    CalendarHierarchy level = managerOf(path.getFirst()).getCalendarHierarchy();
    names.add(HolidayNames.ofCountry(path.getFirst(), level, reader));
    for (int depth = 1; depth < path.size(); depth++) {
      level = requireNonNull(level.getChildren().get(path.get(depth)));
      names.addFirst(
          HolidayNames.ofPlace(String.join(".", path.subList(0, depth + 1)), level, reader));
    }
    return String.join(", ", names);
  }
}
