package dev.baton.escalation.setup;

import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.escalation.setup.SetupFault.Kind;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TypedLine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Categories, times, hours and exceptions, as answered: what is wrong with them, and what they say.
 */
final class DetailAnswers {
  private static final int LONGEST_VALUE = 75;
  private static final int MOST_VALUES = 100;
  private static final Pattern TIER_TIME = Pattern.compile("(.+?)[ :=]+(\\d{1,6} ?[mhd])");
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?: ?[= ] ?(.+))?");

  private final SetupAnswers answers;

  DetailAnswers(SetupAnswers answers) {
    this.answers = answers;
  }

  Map<String, SetupFault> faults() {
    Map<String, SetupFault> faults = new LinkedHashMap<>();
    values(faults, SetupField.CATEGORIES);
    values(faults, SetupField.ACCOUNT_TIERS);
    for (Priority priority : Priority.values()) {
      String field = SetupField.time(priority);
      answers
          .text(field)
          .filter(text -> AcceptWithin.parse(text).isEmpty())
          .ifPresent(text -> faults.put(field, SetupFault.of(Kind.BAD_TIME, TypedLine.of(text))));
    }
    lines(faults, SetupField.TIER_TIMES, Kind.BAD_TIER_TIME, line -> tierTime(line).isPresent());
    lines(faults, SetupField.CLOSED_DAYS, Kind.BAD_DAY, line -> day(line).isPresent());
    if (answers
        .text(SetupField.ZONE)
        .flatMap(text -> Hours.zone(TypedLine.value(text)))
        .isEmpty()) {
      faults.put(SetupField.ZONE, SetupFault.of(Kind.BAD_ZONE));
    }
    if (hours("UTC").isEmpty()) {
      faults.put(SetupField.HOURS, SetupFault.of(Kind.BAD_HOURS));
    }
    if (answers.text(SetupField.PEAK).isPresent() && peak().isEmpty()) {
      faults.put(SetupField.PEAK, SetupFault.of(Kind.BAD_PEAK));
    }
    exceptions(faults);
    return faults;
  }

  private interface Fits {
    boolean test(String line);
  }

  private void lines(Map<String, SetupFault> faults, String field, Kind kind, Fits fits) {
    answers.lines(field).stream()
        .filter(line -> !fits.test(line))
        .findFirst()
        .ifPresent(line -> faults.put(field, SetupFault.of(kind, line)));
  }

  private void values(Map<String, SetupFault> faults, String field) {
    List<String> values = answers.lines(field);
    if (values.size() > MOST_VALUES) {
      faults.put(field, SetupFault.limit(Kind.TOO_MANY_VALUES, MOST_VALUES));
    }
    values.stream()
        .flatMap(value -> valueFault(value).stream())
        .findFirst()
        .ifPresent(fault -> faults.put(field, fault));
  }

  private static Optional<SetupFault> valueFault(String value) {
    if (value.contains("|")) {
      return Optional.of(SetupFault.of(Kind.VALUE_WITH_BAR, value));
    }
    if (value.length() > LONGEST_VALUE) {
      return Optional.of(new SetupFault(Kind.VALUE_TOO_LONG, value, LONGEST_VALUE));
    }
    return TicketFacts.isOther(value)
        ? Optional.of(SetupFault.of(Kind.OTHER_CATEGORY, value))
        : Optional.empty();
  }

  private void exceptions(Map<String, SetupFault> faults) {
    List<Tier> tiers = answers.tiers();
    for (String line : answers.lines(SetupField.EXCEPTIONS)) {
      Optional<SetupException> exception = exception(line);
      if (exception.isEmpty() || exception.get().saysNothing()) {
        faults.putIfAbsent(SetupField.EXCEPTIONS, SetupFault.of(Kind.BAD_EXCEPTION, line));
      } else if (exception.get().to().equals(tiers.getFirst())) {
        faults.putIfAbsent(SetupField.EXCEPTIONS, SetupFault.of(Kind.EXCEPTION_TO_ENTRY, line));
      } else if (line.length() > SetupCheck.LONGEST_CRITERIA) {
        faults.putIfAbsent(
            SetupField.EXCEPTIONS,
            SetupFault.limit(Kind.VALUE_TOO_LONG, SetupCheck.LONGEST_CRITERIA));
      } else {
        exception.get().categories().stream()
            .flatMap(category -> valueFault(category).stream())
            .findFirst()
            .ifPresent(fault -> faults.putIfAbsent(SetupField.EXCEPTIONS, fault));
      }
    }
  }

  private Optional<SetupException> exception(String line) {
    return SetupException.parse(line, answers.tiers(), answers.lines(SetupField.ACCOUNT_TIERS));
  }

  List<SetupException> exceptions() {
    return answers.lines(SetupField.EXCEPTIONS).stream()
        .flatMap(line -> exception(line).stream())
        .toList();
  }

  /** Those listed, then those that an exception names first. */
  List<String> categories() {
    Map<String, String> all = new LinkedHashMap<>();
    answers.lines(SetupField.CATEGORIES).forEach(value -> all.put(Names.key(value), value));
    exceptions().stream()
        .flatMap(exception -> exception.categories().stream())
        .forEach(value -> all.putIfAbsent(Names.key(value), value));
    return List.copyOf(all.values());
  }

  /** The time that a tier has for every priority; empty for the priority's own. */
  Optional<Duration> timeOf(Tier tier) {
    return answers.lines(SetupField.TIER_TIMES).stream()
        .flatMap(line -> tierTime(line).stream())
        .filter(time -> time.tier().equals(tier))
        .map(TierTime::within)
        .findFirst();
  }

  /** Priorities by the time they have; without one they have the default. */
  Map<Optional<Duration>, List<Priority>> times() {
    Map<Optional<Duration>, List<Priority>> times = new LinkedHashMap<>();
    for (Priority priority : Priority.values()) {
      Optional<Duration> time =
          answers
              .text(SetupField.time(priority))
              .flatMap(AcceptWithin::parse)
              .filter(typed -> !typed.equals(priority.defaultAcceptWithin()));
      times.computeIfAbsent(time, _ -> new ArrayList<>()).add(priority);
    }
    return times;
  }

  boolean isBusy() {
    return peak().filter(many -> many > SetupPlan.MANY_A_DAY).isPresent();
  }

  CalendarSetting calendar() {
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    answers.lines(SetupField.CLOSED_DAYS).stream()
        .flatMap(line -> day(line).stream())
        .forEach(day -> days.put(day.day(), day));
    String zone = answers.text(SetupField.ZONE).map(TypedLine::value).orElse("UTC");
    return new CalendarSetting(
        hours(zone).orElseThrow(),
        days,
        answers.text(SetupField.REGION).filter(region -> !region.equals(CalendarSetting.NO_REGION)),
        List.of());
  }

  Optional<RetentionPeriod> retention() {
    return answers.text(SetupField.RETENTION).flatMap(RetentionPeriod::parse);
  }

  private Optional<Integer> peak() {
    return answers
        .text(SetupField.PEAK)
        .map(TypedLine::value)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf);
  }

  private Optional<Hours> hours(String zone) {
    String typed = answers.text(SetupField.HOURS).map(TypedLine::value).orElse("");
    return Hours.parse(typed.equals("24/7") ? typed : typed + " " + zone);
  }

  private record TierTime(Tier tier, Duration within) {}

  private Optional<TierTime> tierTime(String line) {
    Matcher parts = TIER_TIME.matcher(line);
    return parts.matches()
        ? answers.tiers().stream()
            .filter(tier -> tier.equals(new Tier(parts.group(1))))
            .findFirst()
            .flatMap(tier ->
                AcceptWithin.parse(parts.group(2)).map(within -> new TierTime(tier, within)))
        : Optional.empty();
  }

  private static Optional<CalendarDay> day(String line) {
    Matcher parts = DAY.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(parts.group(1));
      Optional<List<Hours.Span>> spans =
          parts.group(2) == null ? Optional.of(List.of()) : Hours.Span.parseAll(parts.group(2));
      return spans.map(
          open -> new CalendarDay(day, open, Optional.empty(), CalendarDay.Source.ADMIN));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
