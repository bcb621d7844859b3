package dev.baton.escalation.notify;

import java.util.Locale;

/** What became of one attempt at a delivery. */
public enum AttemptOutcome {
  /** It began, and no more is known. */
  BEGUN,
  /** It did not work, and is to be tried again. */
  POSTPONED,
  SENT,
  FAILED,
  SKIPPED,
  /** News that came after it was sent: it did not arrive. */
  UNDELIVERABLE;

  /** What came of the attempt that left a delivery in that state. */
  public static AttemptOutcome of(DeliveryState state) {
    return switch (state) {
      case QUEUED -> POSTPONED;
      case SENT -> SENT;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
      case UNDELIVERABLE -> UNDELIVERABLE;
    };
  }

  /** As stored: {@code begun}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
