package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The days that a report is of.
 *
 * @param first the first day
 * @param last the last day, which may be to come
 * @param words as they may be typed again
 */
public record Span(LocalDate first, LocalDate last, String words) {
  /** Words that people often want, for a form. */
  public static final List<String> USUAL =
      List.of(
          "last 30 days",
          "last 90 days",
          "this month",
          "last month",
          "this quarter",
          "last quarter",
          "last 12 months",
          "this year",
          "last year");

  public Span {
    requireNonNull(words);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(first + " to " + last);
    }
  }

  /**
   * A part of a span: a month or a week, cut where the span is.
   *
   * @param whole the day that names it: the first of its month, the Monday of its week
   * @param last its last day within the span
   * @param soFar whether it runs still, or begins later
   */
  public record Part(LocalDate whole, LocalDate first, LocalDate last, boolean soFar) {
    /** The moments of its days there. */
    public Period in(ZoneId zone) {
      return period(first, last, zone);
    }
  }

  /** The moments of its days there. */
  public Period in(ZoneId zone) {
    return period(first, last, zone);
  }

  private static Period period(LocalDate first, LocalDate last, ZoneId zone) {
    return new Period(
        first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether it runs still on that day. */
  public boolean isRunning(LocalDate today) {
    return !last.isBefore(today);
  }

  /** Its months, the earliest first. */
  public List<Part> months(LocalDate today) {
    List<Part> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(first);
        !month.atDay(1).isAfter(last);
        month = month.plusMonths(1)) {
      months.add(part(month.atDay(1), month.atEndOfMonth(), today));
    }
    return months;
  }

  /** Its weeks, Monday to Sunday, the earliest first. */
  public List<Part> weeks(LocalDate today) {
    List<Part> weeks = new ArrayList<>();
    LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
    for (; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
      weeks.add(part(monday, monday.plusDays(6), today));
    }
    return weeks;
  }

  private Part part(LocalDate from, LocalDate to, LocalDate today) {
    return new Part(
        from,
        from.isBefore(first) ? first : from,
        to.isAfter(last) ? last : to,
        !to.isBefore(today));
  }

  /**
   * The time just before, as long; while this one runs, only as many of its days as are over. Whole
   * months lie before whole months.
   */
  public Span before(LocalDate today) {
    LocalDate end = last.isAfter(today) && !first.isAfter(today) ? today : last;
    if (isWholeMonths()) {
      long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last)) + 1;
      LocalDate begin = first.minusMonths(months);
      LocalDate to = end.equals(last) ? first.minusDays(1) : end.minusMonths(months);
      return new Span(begin, to, days(begin, to));
    }
    long length = ChronoUnit.DAYS.between(first, last) + 1;
    LocalDate begin = first.minusDays(length);
    LocalDate to = end.minusDays(length);
    return new Span(begin, to, days(begin, to));
  }

  private boolean isWholeMonths() {
    return first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth());
  }

  /** Words for any days. */
  static String days(LocalDate first, LocalDate last) {
    return "from " + first + " to " + last;
  }
}
