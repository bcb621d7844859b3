package dev.baton.bot.clock;

import dev.baton.bot.cli.Shell;
import dev.baton.matrix.TypedLine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants and lengths of time as they are typed on the command line. */
public final class ClockWords {
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  private ClockWords() {}

  /** An instant; empty after the fault was said. */
  public static Optional<Instant> instant(String option, String text, Shell shell) {
    try {
      Instant at = Instant.parse(TypedLine.value(text).toUpperCase(Locale.ROOT));
      if (!at.isBefore(FIRST) && !at.isAfter(LAST)) {
        return Optional.of(at);
      }
    } catch (DateTimeException notAnInstant) {
      // Said below, with what is wrong either way.
    }
    shell
        .err()
        .println(
            "%s: “%s” is no instant. Write date, time and zone, such as 2026-12-07T09:00:00Z or"
                    .formatted(option, text)
                + " 2026-12-07T10:00:00+01:00.");
    return Optional.empty();
  }

  /** A length of working time; empty after the fault was said. */
  static Optional<Duration> duration(String text, Shell shell) {
    Matcher parts = LENGTH.matcher(TypedLine.value(text).replace(" ", "").toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      shell
          .err()
          .println("--for: “%s” is no length of time. Write 90s, 30m or 4h.".formatted(text));
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2).charAt(0)) {
      case 's' -> Optional.of(Duration.ofSeconds(count));
      case 'm' -> Optional.of(Duration.ofMinutes(count));
      case 'h' -> Optional.of(Duration.ofHours(count));
      default -> {
        shell
            .err()
            .println(
                "--for: a day has no fixed length in working hours. Write hours, such as 8h for a"
                    + " working day of eight, or 24h.");
        yield Optional.empty();
      }
    };
  }

  /** {@code 4 h 0 min 0 s.} */
  static String spelled(Duration worked) {
    return String.format(
        Locale.ROOT,
        "%d h %d min %d s.",
        worked.toHours(),
        worked.toMinutesPart(),
        worked.toSecondsPart());
  }
}
