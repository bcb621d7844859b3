package dev.baton.escalation.report;

import java.util.Map;
import java.util.Optional;

/** Lengths of time as people type them. */
final class Durations {
  private static final Map<String, Long> SECONDS =
      Map.ofEntries(
          Map.entry("m", 60L),
          Map.entry("min", 60L),
          Map.entry("mins", 60L),
          Map.entry("minute", 60L),
          Map.entry("minutes", 60L),
          Map.entry("h", 3600L),
          Map.entry("hr", 3600L),
          Map.entry("hrs", 3600L),
          Map.entry("hour", 3600L),
          Map.entry("hours", 3600L),
          Map.entry("d", 86_400L),
          Map.entry("day", 86_400L),
          Map.entry("days", 86_400L),
          Map.entry("w", 604_800L),
          Map.entry("week", 604_800L),
          Map.entry("weeks", 604_800L),
          Map.entry("month", 2_592_000L),
          Map.entry("months", 2_592_000L));

  private Durations() {}

  /** How many seconds that unit has; a month has 30 days. Empty for what is no unit. */
  static Optional<Long> unit(String word) {
    return Optional.ofNullable(SECONDS.get(word));
  }

  /** As it may be typed again. */
  static String words(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }
}
