package dev.baton.escalation.field;

import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.TableDefect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment as a file writes it: day, time and zone, such as {@code 2026-03-02T09:00:00Z} or {@code
 * 2026-03-02 10:00 +01:00}. A bare day could be off by a whole day and is none.
 */
public sealed interface Moment {
  /** It is one. */
  record At(Instant at) implements Moment {}

  /** It is none. */
  record Not(Defect why) implements Moment {}

  /** A day of the calendar, in any of the usual ways to write one. */
  Pattern BARE_DAY =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./]([0-9]{2}){1,2}");

  /** The same with a time and without a zone. */
  Pattern NO_ZONE =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?");

  static Moment read(String text) {
    if (BARE_DAY.matcher(text).matches()) {
      return new Not(new TableDefect.BareDate());
    }
    if (NO_ZONE.matcher(text).matches()) {
      return new Not(new TableDefect.NoZone());
    }
    return parse(text).<Moment>map(At::new).orElseGet(() -> new Not(new TableDefect.NotMoment()));
  }

  private static Optional<Instant> parse(String text) {
    String iso = text.replaceFirst(" +", "T").replaceFirst(" +(UTC|GMT)$", "Z").replace(" ", "");
    String whole = iso.replaceFirst("([+-][0-9]{2})([0-9]{2})?$", "$1:$2").replaceFirst(":$", "");
    try {
      return Optional.of(OffsetDateTime.parse(whole).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
