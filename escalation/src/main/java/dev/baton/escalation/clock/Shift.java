package dev.baton.escalation.clock;

import dev.baton.matrix.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether hours hold at a moment, and until when that stays so. */
public final class Shift {
  /** Whoever works a whole week without a pause never goes off shift. */
  private static final Duration WEEK = Duration.ofDays(8);

  private Shift() {}

  /** Whether these hours hold at that instant. */
  public static boolean holds(Hours hours, Instant at) {
    return WorkingCalendar.of(hours).isOpen(at);
  }

  /** The next instant at which they begin or cease to hold; empty when they always hold. */
  public static Optional<Instant> changesAfter(Hours hours, Instant at) {
    var openings = new Openings(WorkingCalendar.of(hours), at);
    Optional<Openings.Opening> next = openings.next();
    if (next.isEmpty() || next.get().from().isAfter(at)) {
      return next.map(Openings.Opening::from);
    }
    Instant end = next.get().to();
    while (end.isBefore(at.plus(WEEK))) {
      Optional<Openings.Opening> following = openings.next();
      if (following.isEmpty() || following.get().from().isAfter(end)) {
        return Optional.of(end);
      }
      end = following.get().to();
    }
    return Optional.empty();
  }
}
