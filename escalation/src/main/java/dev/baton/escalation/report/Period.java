package dev.baton.escalation.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The time that figures are of: escalations count by the moment they were filed.
 *
 * @param from the first moment
 * @param until the first moment after it
 */
public record Period(Instant from, Instant until) {
  /**
   * Empty where both are the same: a day that its zone left out.
   *
   * @throws IllegalArgumentException when it ends before it begins
   */
  public Period {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(until + " is before " + from);
    }
  }

  /**
   * A week of that zone's calendar, Monday to Sunday.
   *
   * @param back how many weeks before the one that holds {@code now}: 1 is the last whole week
   */
  public static Period week(Instant now, ZoneId zone, int back) {
    LocalDate monday =
        LocalDate.ofInstant(now, zone)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(back);
    return new Period(
        monday.atStartOfDay(zone).toInstant(), monday.plusWeeks(1).atStartOfDay(zone).toInstant());
  }

  public boolean holds(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}
