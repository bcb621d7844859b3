package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * That accounts are shown only with enough of something.
 *
 * @param op one that compares amounts
 * @param count not negative
 */
public record Threshold(Of of, Comparison op, long count) {
  public Threshold {
    requireNonNull(of);
    if (!op.isOfAmounts() || count < 0) {
      throw new IllegalArgumentException(op + " " + count);
    }
  }

  /** What is counted. */
  public enum Of {
    /** Tickets that were escalated, each once. */
    TICKETS,
    ESCALATIONS
  }

  /** As it may be typed again. */
  public String words() {
    return of.name().toLowerCase(Locale.ROOT) + " " + op.sign() + " " + count;
  }
}
