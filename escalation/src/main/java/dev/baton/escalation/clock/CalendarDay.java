package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Hours;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A day that differs from the week.
 *
 * @param spans of work that begin on it; none: nobody works
 * @param name the key of a public holiday; empty for an admin's day
 */
public record CalendarDay(
    LocalDate day, List<Hours.Span> spans, Optional<String> name, Source source) {
  /** Who says that it differs. */
  public enum Source {
    /** An admin of the workspace. */
    ADMIN,

    /** The public holidays of the region that an admin picked. */
    HOLIDAY;

    /** As stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when there is no such source
     */
    public static Source parse(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public CalendarDay {
    requireNonNull(day);
    spans = List.copyOf(spans);
    requireNonNull(name);
    requireNonNull(source);
  }

  /** As an admin writes it: {@code 2026-12-25}, or {@code 2026-12-24=09:00-12:00}. */
  public String written() {
    return spans.isEmpty()
        ? day.toString()
        : day + "=" + String.join(",", spans.stream().map(Hours.Span::toString).toList());
  }
}
