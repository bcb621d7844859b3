package dev.baton.matrix;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hours of a week, such as {@code Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00
 * Europe/Berlin}, or {@code 24/7}. A span that ends before it starts runs past midnight and belongs
 * to the day it starts on; spans that overlap count once.
 *
 * @param week the spans of each day that has some, in the order they begin; never empty
 */
public record Hours(Map<DayOfWeek, List<Span>> week, ZoneId zone) {
  private static final String ALWAYS = "24/7";
  private static final List<String> NAMES =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*([,;/-])\\s*");
  private static final Pattern ZONE_LAST = Pattern.compile("(.+) (\\S+)");
  private static final Pattern GROUP = Pattern.compile("(\\S+) (\\S+)");

  /**
   * A span of a day.
   *
   * @param from first minute
   * @param to first minute after, of the next day where it is not later than {@code from}; midnight
   *     is the end of the day, written {@code 24:00}
   */
  public record Span(LocalTime from, LocalTime to) implements Comparable<Span> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2})");
    private static final String END_OF_DAY = "24:00";

    /** Throws {@link IllegalArgumentException} when there is no time between the ends. */
    public Span {
      if (from.equals(to) && !to.equals(LocalTime.MIDNIGHT)) {
        throw new IllegalArgumentException("A span needs time between its ends");
      }
    }

    /**
     * Reads {@code 08:00-12:00,13:00-17:00}; in the order they begin, each once; empty when wrong.
     */
    public static Optional<List<Span>> parseAll(String text) {
      var spans = new TreeSet<Span>();
      for (String part : text.split(",", -1)) {
        Optional<Span> span = parse(part);
        if (span.isEmpty()) {
          return Optional.empty();
        }
        spans.add(span.get());
      }
      return Optional.of(List.copyOf(spans));
    }

    private static Optional<Span> parse(String text) {
      Matcher ends = SHAPE.matcher(text);
      if (!ends.matches()) {
        return Optional.empty();
      }
      Optional<LocalTime> from = time(ends.group(1));
      boolean toEnd = ends.group(2).equals(END_OF_DAY);
      Optional<LocalTime> to = toEnd ? Optional.of(LocalTime.MIDNIGHT) : time(ends.group(2));
      if (from.isEmpty() || to.isEmpty() || (from.equals(to) && !toEnd)) {
        return Optional.empty();
      }
      return Optional.of(new Span(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(String text) {
      try {
        return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
      } catch (DateTimeException notATime) {
        return Optional.empty();
      }
    }

    @Override
    public int compareTo(Span other) {
      int begin = from.compareTo(other.from);
      return begin != 0 ? begin : to.compareTo(other.to);
    }

    /** The form {@link #parseAll} reads. */
    @Override
    public String toString() {
      return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
    }
  }

  /** Throws {@link IllegalArgumentException} when there is no span in the week. */
  public Hours {
    var copy = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    week.forEach((day, spans) -> {
      if (!spans.isEmpty()) {
        copy.put(day, List.copyOf(new TreeSet<>(spans)));
      }
    });
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("Hours need a day with a span of time");
    }
    week = Collections.unmodifiableMap(copy);
  }

  /** Every hour there is. */
  public static Hours always() {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    return new Hours(week, ZoneOffset.UTC);
  }

  /** The spans that begin on such a day, in the order they begin; empty when it is closed. */
  public List<Span> on(DayOfWeek day) {
    return week.getOrDefault(day, List.of());
  }

  /**
   * Reads the forms above; days as {@code Mon-Fri}, {@code Mon,Wed} or both, groups separated by
   * semicolons, the zone last and by its name; empty when wrong.
   */
  public static Optional<Hours> parse(String text) {
    String tidy = SEPARATOR.matcher(TypedLine.value(text)).replaceAll("$1");
    if (tidy.equals(ALWAYS)) {
      return Optional.of(always());
    }
    Matcher parts = ZONE_LAST.matcher(tidy);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<ZoneId> zone = zone(parts.group(2));
    return zone.flatMap(found -> week(parts.group(1)).map(week -> new Hours(week, found)));
  }

  private static Optional<Map<DayOfWeek, List<Span>>> week(String text) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (String part : text.split(";", -1)) {
      Matcher group = GROUP.matcher(part);
      if (!group.matches()) {
        return Optional.empty();
      }
      Set<DayOfWeek> days = days(group.group(1));
      Optional<List<Span>> spans = Span.parseAll(group.group(2));
      if (days.isEmpty() || spans.isEmpty()) {
        return Optional.empty();
      }
      days.forEach(day -> week.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(spans.get()));
    }
    return Optional.of(week);
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

  /**
   * A time zone by its name, in any case; empty when there is none. Offsets such as {@code +02:00}
   * are none: they would be wrong for half of the year.
   */
  public static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name -> name.equalsIgnoreCase(text))
        .findFirst()
        .map(ZoneId::of);
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    if (equals(always())) {
      return ALWAYS;
    }
    var groups = new LinkedHashMap<List<Span>, EnumSet<DayOfWeek>>();
    week.forEach((day, spans) ->
        groups.computeIfAbsent(spans, _ -> EnumSet.noneOf(DayOfWeek.class)).add(day));
    return groups.entrySet().stream()
        .map(group -> days(group.getValue()) + " " + spans(group.getKey()))
        .collect(Collectors.joining("; ", "", " " + zone));
  }

  private static String spans(List<Span> spans) {
    return spans.stream().map(Span::toString).collect(Collectors.joining(","));
  }

  private static String days(Collection<DayOfWeek> days) {
    EnumSet<DayOfWeek> left = EnumSet.copyOf(days);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> left.contains(day) && !left.contains(day.minus(1)))
        .map(first -> run(first, left))
        .collect(Collectors.joining(","))
        .transform(text -> text.isEmpty() ? "Mon-Sun" : text);
  }

  private static String run(DayOfWeek first, Set<DayOfWeek> days) {
    DayOfWeek last = first;
    while (days.contains(last.plus(1))) {
      last = last.plus(1);
    }
    return first == last ? name(first) : name(first) + "-" + name(last);
  }

  private static String name(DayOfWeek day) {
    return NAMES.get(day.getValue() - 1);
  }
}
