package dev.baton.escalation.report;

import dev.baton.escalation.report.Reading.Fault;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a period where one stands. */
final class SpanReader {
  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2099;
  private static final int MOST_YEARS = 10;
  private static final int MOST_UNITS = 3_660;
  private static final Set<String> LAST = Set.of("last", "past", "previous");
  private static final Set<String> FROM = Set.of("from", "since", "after");
  private static final Set<String> TO = Set.of("to", "until", "till", "through");

  private final LocalDate today;

  SpanReader(LocalDate today) {
    this.today = today;
  }

  /** What stood there. */
  sealed interface Found {
    record A(Span span) implements Found {}

    record Wrong(Fault fault, String typed) implements Found {}
  }

  /** Empty where no period begins; nothing is taken then. */
  Optional<Found> read(WordList words) {
    String first = words.peek();
    if (LAST.contains(first)) {
      return last(words);
    }
    if (first.equals("this") && unit(words.peek(1)).isPresent()) {
      String unit = words.peek(1);
      words.skip(2);
      return Optional.of(new Found.A(unitOf(unit, 0, "this " + singular(unit))));
    }
    if (FROM.contains(first) || (TO.contains(first) && isDay(words.peek(1)))) {
      return days(words);
    }
    return named(words);
  }

  private Optional<Found> last(WordList words) {
    String next = words.peek(1);
    if (unit(next).isPresent()) {
      words.skip(2);
      return Optional.of(new Found.A(unitOf(next, 1, "last " + singular(next))));
    }
    if (!next.matches("\\d+") || unit(words.peek(2)).isEmpty()) {
      return Optional.empty();
    }
    String unit = singular(words.peek(2));
    words.skip(3);
    return Optional.of(
        next.length() > 4
            ? new Found.Wrong(Fault.PERIOD_TOO_LONG, next)
            : several(Integer.parseInt(next), unit));
  }

  private Found several(int count, String unit) {
    if (count < 1 || count > MOST_UNITS) {
      return new Found.Wrong(Fault.PERIOD_TOO_LONG, String.valueOf(count));
    }
    String words = "last " + count + " " + unit + (count == 1 ? "" : "s");
    return switch (unit) {
      case "day" -> checked(new Span(today.minusDays(count - 1L), today, words));
      case "week" ->
          checked(new Span(monday().minusWeeks(count - 1L), monday().plusDays(6), words));
      case "month" ->
          checked(
              new Span(
                  YearMonth.from(today).minusMonths(count - 1L).atDay(1),
                  YearMonth.from(today).atEndOfMonth(),
                  words));
      case "quarter" -> {
        YearMonth end = quarter(today);
        yield checked(
            new Span(
                end.minusMonths(3L * (count - 1)).atDay(1),
                end.plusMonths(2).atEndOfMonth(),
                words));
      }
      default ->
          checked(
              new Span(
                  LocalDate.of(today.getYear() - count + 1, 1, 1),
                  LocalDate.of(today.getYear(), 12, 31),
                  words));
    };
  }

  private static Optional<String> unit(String word) {
    String one = singular(word);
    return Optional.of(one).filter(Set.of("day", "week", "month", "quarter", "year")::contains);
  }

  private static String singular(String unit) {
    return switch (unit) {
      case "d" -> "day";
      case "w" -> "week";
      default -> unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    };
  }

  /** The one that runs, or so many before it. */
  private Span unitOf(String unit, int back, String words) {
    return switch (singular(unit)) {
      case "day" -> new Span(today.minusDays(back), today.minusDays(back), words);
      case "week" ->
          new Span(monday().minusWeeks(back), monday().minusWeeks(back).plusDays(6), words);
      case "month" -> {
        YearMonth month = YearMonth.from(today).minusMonths(back);
        yield new Span(month.atDay(1), month.atEndOfMonth(), words);
      }
      case "quarter" -> {
        YearMonth month = quarter(today).minusMonths(3L * back);
        yield new Span(month.atDay(1), month.plusMonths(2).atEndOfMonth(), words);
      }
      default ->
          new Span(
              LocalDate.of(today.getYear() - back, 1, 1),
              LocalDate.of(today.getYear() - back, 12, 31),
              words);
    };
  }

  private LocalDate monday() {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static YearMonth quarter(LocalDate day) {
    return YearMonth.of(day.getYear(), day.getMonth().firstMonthOfQuarter());
  }

  private static boolean isDay(String word) {
    return word.matches("\\d{4,}-\\d{2}-\\d{2}");
  }

  private Optional<Found> days(WordList words) {
    boolean begins = FROM.contains(words.peek());
    String typed = words.peek(1);
    if (!isDay(typed)) {
      return Optional.empty();
    }
    words.skip(2);
    Optional<LocalDate> first = begins ? day(typed) : Optional.of(today.withDayOfYear(1));
    Optional<LocalDate> last = begins ? Optional.of(today) : day(typed);
    String bad = typed;
    if (begins && TO.contains(words.peek()) && isDay(words.peek(1))) {
      bad = words.peek(1);
      last = day(bad);
      words.skip(2);
    }
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.of(new Found.Wrong(Fault.BAD_PERIOD, first.isEmpty() ? typed : bad));
    }
    return Optional.of(between(first.get(), last.get()));
  }

  private static Found between(LocalDate first, LocalDate last) {
    return last.isBefore(first)
        ? new Found.Wrong(Fault.PERIOD_REVERSED, first + " – " + last)
        : checked(new Span(first, last, Span.days(first, last)));
  }

  private static Found checked(Span span) {
    return span.first().plusYears(MOST_YEARS).isBefore(span.last())
        ? new Found.Wrong(Fault.PERIOD_TOO_LONG, span.words())
        : new Found.A(span);
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed)).filter(day -> isYear(day.getYear()));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** A year, a month, a quarter. */
  private Optional<Found> named(WordList words) {
    String word = words.peek();
    if (word.matches("\\d{4}")) {
      words.skip(1);
      return Optional.of(year(word));
    }
    if (word.matches("\\d{4}-(\\d{2}|q[1-4])")) {
      words.skip(1);
      int year = Integer.parseInt(word.substring(0, 4));
      return Optional.of(
          word.charAt(5) == 'q' ? quarterOf(word.charAt(6) - '0', year, word) : month(word));
    }
    if (word.matches("q[1-4]")) {
      words.skip(1);
      return Optional.of(
          quarterOf(word.charAt(1) - '0', yearAfter(words, (word.charAt(1) - '1') * 3 + 1), word));
    }
    return monthByName(words);
  }

  /** Of this year, or of the last while this year's has not begun. */
  private int yearAfter(WordList words, int firstMonth) {
    if (words.peek().matches("\\d{4}")) {
      return Integer.parseInt(words.take());
    }
    return firstMonth > today.getMonthValue() ? today.getYear() - 1 : today.getYear();
  }

  private static Found year(String typed) {
    int year = Integer.parseInt(typed);
    return isYear(year)
        ? new Found.A(new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), typed))
        : new Found.Wrong(Fault.BAD_PERIOD, typed);
  }

  private static Found month(String typed) {
    try {
      YearMonth month = YearMonth.parse(typed);
      return isYear(month.getYear())
          ? new Found.A(new Span(month.atDay(1), month.atEndOfMonth(), typed))
          : new Found.Wrong(Fault.BAD_PERIOD, typed);
    } catch (DateTimeException noSuchMonth) {
      return new Found.Wrong(Fault.BAD_PERIOD, typed);
    }
  }

  private static Found quarterOf(int quarter, int year, String typed) {
    if (!isYear(year)) {
      return new Found.Wrong(Fault.BAD_PERIOD, typed + " " + year);
    }
    YearMonth first = YearMonth.of(year, quarter * 3 - 2);
    return new Found.A(
        new Span(first.atDay(1), first.plusMonths(2).atEndOfMonth(), "q" + quarter + " " + year));
  }

  private Optional<Found> monthByName(WordList words) {
    Optional<Month> named =
        Arrays.stream(Month.values())
            .filter(month -> names(month).contains(words.peek()))
            // "may" is also a verb, and a month only where a year or the end follows.
            .filter(
                month -> month != Month.MAY || words.left() == 1 || words.peek(1).matches("\\d{4}"))
            .findFirst();
    return named.map(month -> {
      String typed = words.take();
      int year = yearAfter(words, month.getValue());
      return isYear(year)
          ? month(YearMonth.of(year, month).toString())
          : new Found.Wrong(Fault.BAD_PERIOD, typed + " " + year);
    });
  }

  private static List<String> names(Month month) {
    String whole = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    return List.of(whole, whole.substring(0, 3));
  }
}
