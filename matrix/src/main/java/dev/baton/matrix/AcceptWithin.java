package dev.baton.matrix;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lead's time to decide as it stands in the file: {@code 30m}, {@code 4h}, {@code 2d}. */
public final class AcceptWithin {
  /** The longest time that may be written. */
  public static final Duration LONGEST = Duration.ofDays(90);

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,6}) ?([mhd])");

  private AcceptWithin() {}

  /** Reads the form above; empty when it is none, not positive or longer than {@link #LONGEST}. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = SHAPE.matcher(Names.key(TypedLine.value(text)));
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return duration.isPositive() && duration.compareTo(LONGEST) <= 0
        ? Optional.of(duration)
        : Optional.empty();
  }

  /** The form {@link #parse} reads, in the largest unit that loses nothing. */
  public static String written(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes % Duration.ofDays(1).toMinutes() == 0) {
      return duration.toDays() + "d";
    }
    return minutes % Duration.ofHours(1).toMinutes() == 0
        ? duration.toHours() + "h"
        : minutes + "m";
  }
}
