package dev.baton.db.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * By whom something is told.
 *
 * @param by Slack id, or {@code baton}
 * @param source from where, such as {@code slack}, {@code zendesk} or {@link #IMPORT}
 * @param at when Baton learns of it
 */
public record Told(String by, String source, Instant at) {
  /** A file of what was: it alarms nobody and is no news. */
  public static final String IMPORT = "import";

  public Told {
    requireNonNull(by);
    requireNonNull(source);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The same, learnt of no sooner than that. */
  Told notBefore(Instant earliest) {
    return at.isBefore(earliest) ? new Told(by, source, earliest) : this;
  }

  /** Whether it tells of what was. */
  boolean isImport() {
    return source.equals(IMPORT);
  }
}
