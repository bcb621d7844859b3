package dev.baton.escalation.clock;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When people work: the hours of a week, and the days that differ from it. The only place that
 * turns working time into instants and back. Elapsed time is counted, so an hour that a change of
 * clocks skips or repeats is not there or there twice.
 *
 * <p>A span belongs to the day it begins on, so a closed day closes what begins on it and not the
 * night shift that runs into it. A span opens at the first instant whose wall clock shows its
 * beginning and closes at the last one that shows its end; where the clocks skip that time, at the
 * instant of the skip. It is open at its first instant and closed at its last.
 *
 * @param hours of an ordinary week
 * @param days what differs, by day in the hours' zone; no spans: closed
 */
public record WorkingCalendar(Hours hours, Map<LocalDate, List<Hours.Span>> days) {
  /** Later deadlines are none: no calendar says anything about them. */
  static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

  /** Earlier instants are taken for this one: no clock began before. */
  static final Instant FIRST_INSTANT = Instant.parse("0001-01-02T00:00:00Z");

  /** Copies the days. */
  public WorkingCalendar {
    var copy = new TreeMap<LocalDate, List<Hours.Span>>();
    days.forEach((day, spans) -> copy.put(day, spans.stream().sorted().distinct().toList()));
    days = Collections.unmodifiableMap(copy);
  }

  /** One without days of its own. */
  public static WorkingCalendar of(Hours hours) {
    return new WorkingCalendar(hours, Map.of());
  }

  /** Every hour there is. */
  public static WorkingCalendar always() {
    return of(Hours.always());
  }

  /** The spans that begin on that day, in the order they begin. */
  List<Hours.Span> on(LocalDate day) {
    List<Hours.Span> own = days.get(day);
    return own == null ? hours.on(day.getDayOfWeek()) : own;
  }

  /**
   * The earliest instant by which that much was worked since {@code from}; work that ends with the
   * day is done at closing time.
   *
   * @param work zero or less: done at {@code from}
   * @return empty when it is later than the year 9999
   */
  public Optional<Instant> due(Instant from, Duration work) {
    return due(from, work, Instant.MAX);
  }

  /**
   * The same, which looks no further than that.
   *
   * @return empty when it is later than the limit, or than the year 9999
   */
  public Optional<Instant> due(Instant from, Duration work, Instant limit) {
    if (!work.isPositive()) {
      return Optional.of(from);
    }
    Duration left = work;
    var openings = new Openings(this, from);
    Optional<Openings.Opening> next = openings.next();
    while (next.isPresent() && next.get().from().isBefore(limit)) {
      Duration length = next.get().length();
      if (length.compareTo(left) >= 0) {
        return Optional.of(next.get().from().plus(left)).filter(due -> !due.isAfter(limit));
      }
      left = left.minus(length);
      next = openings.next();
    }
    return Optional.empty();
  }

  /** How much was worked between the two; zero when {@code to} is not after {@code from}. */
  public Duration worked(Instant from, Instant to) {
    Duration worked = Duration.ZERO;
    var openings = new Openings(this, from);
    Optional<Openings.Opening> next = openings.next();
    while (next.isPresent() && next.get().from().isBefore(to)) {
      worked = worked.plus(next.get().until(to));
      next = openings.next();
    }
    return worked;
  }

  /** Whether somebody works at that instant. */
  public boolean isOpen(Instant at) {
    return new Openings(this, at).next().filter(next -> next.from().equals(at)).isPresent();
  }

  /**
   * The work in so many working days from then on: up to the same time of day, that many days on
   * which work begins later.
   *
   * @param count of days, 1 or more
   * @return empty when it ends later than the year 9999
   */
  public Optional<Duration> workingDays(Instant from, int count) {
    return new Openings(this, from)
        .next()
        .flatMap(start -> sameTimeOn(start, count).map(end -> worked(start.from(), end)));
  }

  private Optional<Instant> sameTimeOn(Openings.Opening start, int count) {
    LocalDateTime begun = LocalDateTime.ofInstant(start.from(), hours.zone());
    long intoNextDay = ChronoUnit.DAYS.between(start.day(), begun.toLocalDate());
    LocalDate day = start.day();
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      if (day.isAfter(LAST_DAY)) {
        return Optional.empty();
      }
      if (!on(day).isEmpty()) {
        left--;
      }
    }
    return Optional.of(
        Openings.opens(day.plusDays(intoNextDay).atTime(begun.toLocalTime()), hours.zone()));
  }
}
