package dev.baton.escalation.field;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When something was so, by whose word. Of two words on one field the later stamp wins, so that any
 * order in which they arrive, and any repetition, ends alike.
 *
 * @param at when it was so where it was said, kept to the microsecond
 * @param id of the event or import that said it; decides between two of one instant
 * @param source from where, such as {@code import} or {@code slack}
 */
public record Stamp(Instant at, String id, String source) implements Comparable<Stamp> {
  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::at).thenComparing(Stamp::id).thenComparing(Stamp::source);

  public Stamp {
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(id);
    requireNonNull(source);
  }

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }
}
