package dev.baton.matrix.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Names;
import dev.baton.matrix.TypedLine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as it stands in a file of promises or criteria: {@code 30m}, {@code 4h}, {@code
 * 2d}.
 *
 * @param inDays whether it is written in days, which have no length in working hours
 */
public record SlaTime(Duration length, boolean inDays) {
  /** The longest that may be written. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,6}) ?([mhd])");

  public SlaTime {
    requireNonNull(length);
  }

  /** Reads the form above; empty when it is none, not positive or longer than {@link #LONGEST}. */
  public static Optional<SlaTime> parse(String text) {
    Matcher parts = SHAPE.matcher(Names.key(TypedLine.value(text)));
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    SlaTime time =
        switch (parts.group(2)) {
          case "m" -> new SlaTime(Duration.ofMinutes(count), false);
          case "h" -> new SlaTime(Duration.ofHours(count), false);
          default -> new SlaTime(Duration.ofDays(count), true);
        };
    return Optional.of(time)
        .filter(read -> read.length.isPositive() && read.length.compareTo(LONGEST) <= 0);
  }

  /** The form {@link #parse} reads, in hours and minutes. */
  public static String written(Duration length) {
    return length.toMinutesPart() == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
  }
}
