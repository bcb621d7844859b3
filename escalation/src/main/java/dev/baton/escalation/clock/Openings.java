package dev.baton.escalation.clock;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;
import java.util.Optional;

/** The times of work from an instant on, one after the other, none of them twice. */
final class Openings {
  private final WorkingCalendar calendar;
  private final ZoneId zone;
  private LocalDate day;
  private Iterator<Hours.Span> spans;
  private Instant reached;

  /**
   * @param day on which it begins, which is not that of a night's second half
   */
  record Opening(LocalDate day, Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }

    Duration until(Instant end) {
      return Duration.between(from, end.isBefore(to) ? end : to);
    }
  }

  Openings(WorkingCalendar calendar, Instant from) {
    this.calendar = calendar;
    this.zone = calendar.hours().zone();
    this.reached =
        from.isBefore(WorkingCalendar.FIRST_INSTANT) ? WorkingCalendar.FIRST_INSTANT : from;
    // A night that began the day before may still go on, and clocks change by less than a day.
    this.day = reached.isAfter(end()) ? WorkingCalendar.LAST_DAY : dayOf(reached).minusDays(2);
    this.spans = calendar.on(day).iterator();
  }

  /** The next one, of which at least an instant is left; empty when the calendar ends. */
  Optional<Opening> next() {
    while (!day.isAfter(WorkingCalendar.LAST_DAY)) {
      while (spans.hasNext()) {
        Optional<Opening> left = left(spans.next());
        if (left.isPresent()) {
          reached = left.get().to();
          return left;
        }
      }
      day = day.plusDays(1);
      spans = calendar.on(day).iterator();
    }
    return Optional.empty();
  }

  private Optional<Opening> left(Hours.Span span) {
    Instant opens = opens(day.atTime(span.from()), zone);
    Instant closes = closes(lastDay(span).atTime(span.to()), zone);
    Instant from = opens.isBefore(reached) ? reached : opens;
    return from.isBefore(closes) ? Optional.of(new Opening(day, from, closes)) : Optional.empty();
  }

  private LocalDate lastDay(Hours.Span span) {
    return span.to().isAfter(span.from()) ? day : day.plusDays(1);
  }

  private LocalDate dayOf(Instant at) {
    return LocalDateTime.ofInstant(at, zone).toLocalDate();
  }

  private Instant end() {
    return opens(WorkingCalendar.LAST_DAY.atStartOfDay(), zone);
  }

  static Instant opens(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return local.toInstant(zone.getRules().getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  private static Instant closes(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return local.toInstant(zone.getRules().getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetAfter());
  }
}
