package dev.baton.matrix;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a route holds, such as {@code Mon-Fri 08:00-16:00 Europe/Berlin}. A span that ends before it
 * starts runs past midnight and belongs to the day it starts on.
 *
 * @param days at least one
 * @param from first minute
 * @param to first minute after; midnight is written {@code 24:00}
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\S+) (\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2}) (\\S+)");
  private static final List<String> NAMES =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final String END_OF_DAY = "24:00";

  /** Throws {@link IllegalArgumentException} when there is no day or no time between the ends. */
  public Hours {
    if (days.isEmpty() || (from.equals(to) && !to.equals(LocalTime.MIDNIGHT))) {
      throw new IllegalArgumentException("Hours need a day and a span of time");
    }
    days = Set.copyOf(days);
  }

  /** Reads the form above; days as {@code Mon-Fri}, {@code Mon,Wed} or both; empty when wrong. */
  public static Optional<Hours> parse(String text) {
    Matcher parts = SHAPE.matcher(TypedLine.value(text));
    if (!parts.matches()) {
      return Optional.empty();
    }
    Set<DayOfWeek> days = days(parts.group(1));
    Optional<LocalTime> from = time(parts.group(2));
    Optional<LocalTime> to =
        parts.group(3).equals(END_OF_DAY) ? Optional.of(LocalTime.MIDNIGHT) : time(parts.group(3));
    Optional<ZoneId> zone = zone(parts.group(4));
    if (days.isEmpty() || from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    boolean wholeDay = parts.group(3).equals(END_OF_DAY) && from.get().equals(LocalTime.MIDNIGHT);
    return from.equals(to) && !wholeDay
        ? Optional.empty()
        : Optional.of(new Hours(days, from.get(), to.get(), zone.get()));
  }

  private static Set<DayOfWeek> days(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      List<Integer> ends = Arrays.stream(part.split("-", -1)).map(Hours::dayIndex).toList();
      if (ends.contains(-1) || ends.size() > 2) {
        return Set.of();
      }
      int last = ends.getLast();
      int day = ends.getFirst();
      days.add(DayOfWeek.of(day + 1));
      while (day != last) {
        day = (day + 1) % NAMES.size();
        days.add(DayOfWeek.of(day + 1));
      }
    }
    return days;
  }

  private static int dayIndex(String name) {
    return NAMES.stream().map(Names::key).toList().indexOf(Names.key(name));
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text) {
    // Only names: an offset such as +02:00 would be wrong for half of the year.
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name -> name.equalsIgnoreCase(text))
        .findFirst()
        .map(ZoneId::of);
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    String end = to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to.toString();
    return "%s %s-%s %s".formatted(spans(days), from, end, zone);
  }

  private static String spans(Collection<DayOfWeek> days) {
    EnumSet<DayOfWeek> left = EnumSet.copyOf(days);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> left.contains(day) && !left.contains(before(day)))
        .map(first -> span(first, left))
        .collect(Collectors.joining(","))
        .transform(text -> text.isEmpty() ? "Mon-Sun" : text);
  }

  private static String span(DayOfWeek first, Set<DayOfWeek> days) {
    DayOfWeek last = first;
    while (days.contains(last.plus(1))) {
      last = last.plus(1);
    }
    return first == last ? name(first) : name(first) + "-" + name(last);
  }

  private static DayOfWeek before(DayOfWeek day) {
    return day.minus(1);
  }

  private static String name(DayOfWeek day) {
    return NAMES.get(day.getValue() - 1);
  }
}
