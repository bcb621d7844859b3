package dev.baton.bot.clock;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.matrix.Hours;
import dev.baton.matrix.TypedLine;
import dev.baton.slack.ViewValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an admin typed into the form of working hours, read with every fault beside its field. */
final class CalendarAnswers {
  private static final String ALWAYS = "24/7";
  private static final int MOST_DAYS = 200;

  private final ViewValues values;
  private final Wording words;
  private final Map<String, String> faults = new LinkedHashMap<>();

  CalendarAnswers(ViewValues values, Wording words) {
    this.values = values;
    this.words = words;
  }

  /** By the field they stand beside; empty when all is well. */
  Map<String, String> faults() {
    return faults;
  }

  /**
   * @param now what is in force; public holidays stay until those of the region are copied
   * @return empty when there are {@link #faults}
   */
  Optional<CalendarSetting> read(View view, CalendarSetting now, Instant at) {
    Optional<Hours> hours = hours();
    Map<LocalDate, CalendarDay> days = days(values.text(CalendarForm.DAYS).orElse(""));
    Optional<String> region = region();
    if (!faults.isEmpty() || hours.isEmpty()) {
      return Optional.empty();
    }
    List<String> leftOut =
        region
            .flatMap(chosen -> HolidayBoxes.unticked(view, chosen))
            .or(() -> region.filter(now.region().orElse("")::equals).map(_ -> now.leftOut()))
            .orElse(List.of());
    CalendarSetting wanted =
        new CalendarSetting(hours.get(), days, region, leftOut)
            .withHolidays(region.isPresent() ? now.holidays() : List.of());
    if (!wanted.isEverOpen(at)) {
      faults.put(CalendarForm.HOURS, words.plain(ClockPhrase.NEVER_OPEN));
      return Optional.empty();
    }
    return Optional.of(wanted);
  }

  private Optional<String> region() {
    Optional<String> chosen =
        values.selected(CalendarForm.REGION).filter(region -> !region.equals(RegionSearch.NONE));
    Optional<Region> known = chosen.flatMap(Region::find);
    if (chosen.isPresent() && known.isEmpty()) {
      faults.put(
          CalendarForm.REGION,
          words.plain(ClockPhrase.NO_SUCH_REGION, "typed", chosen.orElseThrow()));
    }
    return known.map(Region::code);
  }

  private Optional<Hours> hours() {
    String typed = TypedLine.value(values.text(CalendarForm.HOURS).orElse(""));
    String place = TypedLine.value(values.text(CalendarForm.ZONE).orElse("")).replace(' ', '_');
    Optional<ZoneId> zone = Hours.zone(place);
    if (zone.isEmpty()) {
      faults.put(CalendarForm.ZONE, words.plain(ClockPhrase.NO_SUCH_ZONE, "typed", place));
    }
    Optional<Hours> hours =
        typed.equals(ALWAYS)
            ? Hours.parse(typed)
            : Hours.parse(typed + " " + zone.map(ZoneId::getId).orElse("UTC"));
    if (hours.isEmpty()) {
      faults.put(CalendarForm.HOURS, words.plain(ClockPhrase.NO_HOURS, "typed", typed));
    }
    return zone.isEmpty() ? Optional.empty() : hours;
  }

  private Map<LocalDate, CalendarDay> days(String typed) {
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    for (String line :
        typed.lines().map(TypedLine::value).filter(each -> !each.isEmpty()).toList()) {
      Optional<CalendarDay> day = day(line);
      if (day.isEmpty()) {
        faults.putIfAbsent(CalendarForm.DAYS, words.plain(ClockPhrase.NO_DAY, "typed", line));
      } else if (days.put(day.get().day(), day.get()) != null) {
        faults.putIfAbsent(
            CalendarForm.DAYS,
            words.plain(ClockPhrase.DAY_TWICE, "day", day.get().day().toString()));
      }
    }
    if (days.size() > MOST_DAYS) {
      faults.putIfAbsent(
          CalendarForm.DAYS, words.plain(ClockPhrase.TOO_MANY_DAYS, "most", MOST_DAYS));
    }
    return days;
  }

  private static Optional<CalendarDay> day(String line) {
    int equals = line.indexOf('=');
    String spans = equals < 0 ? "" : line.substring(equals + 1).replace(" ", "");
    Optional<List<Hours.Span>> open =
        spans.isEmpty() ? Optional.of(List.of()) : Hours.Span.parseAll(spans);
    try {
      LocalDate day = LocalDate.parse((equals < 0 ? line : line.substring(0, equals)).strip());
      return open.filter(_ -> day.getYear() >= 1 && day.getYear() <= 9999)
          .map(at -> new CalendarDay(day, at, Optional.empty(), CalendarDay.Source.ADMIN));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
