package dev.baton.bot.clock;

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

  private final Wording words;
  private final Map<String, String> faults = new LinkedHashMap<>();

  CalendarAnswers(Wording words) {
    this.words = words;
  }

  /** By the field they stand beside; empty when all is well. */
  Map<String, String> faults() {
    return faults;
  }

  /**
   * @param now what is in force; its public holidays stay
   * @return empty when there are {@link #faults}
   */
  Optional<CalendarSetting> read(ViewValues values, CalendarSetting now, Instant at) {
    Optional<Hours> hours = hours(values);
    Map<LocalDate, CalendarDay> days = days(values.text(CalendarSettings.DAYS).orElse(""));
    if (!faults.isEmpty() || hours.isEmpty()) {
      return Optional.empty();
    }
    now.days().values().stream()
        .filter(day -> day.source() == CalendarDay.Source.HOLIDAY)
        .forEach(day -> days.putIfAbsent(day.day(), day));
    CalendarSetting wanted = new CalendarSetting(hours.get(), days, now.region(), now.leftOut());
    if (!wanted.isEverOpen(at)) {
      faults.put(CalendarSettings.HOURS, words.plain(ClockPhrase.NEVER_OPEN));
      return Optional.empty();
    }
    return Optional.of(wanted);
  }

  private Optional<Hours> hours(ViewValues values) {
    String typed = TypedLine.value(values.text(CalendarSettings.HOURS).orElse(""));
    String place = TypedLine.value(values.text(CalendarSettings.ZONE).orElse("")).replace(' ', '_');
    Optional<ZoneId> zone = Hours.zone(place);
    if (zone.isEmpty()) {
      faults.put(CalendarSettings.ZONE, words.plain(ClockPhrase.NO_SUCH_ZONE, "typed", place));
    }
    Optional<Hours> hours =
        typed.equals(ALWAYS)
            ? Hours.parse(typed)
            : Hours.parse(typed + " " + zone.map(ZoneId::getId).orElse("UTC"));
    if (hours.isEmpty()) {
      faults.put(CalendarSettings.HOURS, words.plain(ClockPhrase.NO_HOURS, "typed", typed));
    }
    return zone.isEmpty() ? Optional.empty() : hours;
  }

  private Map<LocalDate, CalendarDay> days(String typed) {
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    for (String line :
        typed.lines().map(TypedLine::value).filter(each -> !each.isEmpty()).toList()) {
      Optional<CalendarDay> day = day(line);
      if (day.isEmpty()) {
        faults.putIfAbsent(CalendarSettings.DAYS, words.plain(ClockPhrase.NO_DAY, "typed", line));
      } else if (days.put(day.get().day(), day.get()) != null) {
        faults.putIfAbsent(
            CalendarSettings.DAYS,
            words.plain(ClockPhrase.DAY_TWICE, "day", day.get().day().toString()));
      }
    }
    if (days.size() > MOST_DAYS) {
      faults.putIfAbsent(
          CalendarSettings.DAYS, words.plain(ClockPhrase.TOO_MANY_DAYS, "most", MOST_DAYS));
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
