package dev.baton.escalation.clock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a clock gives somebody time for. */
public enum ClockKind {
  /** For the lead to decide: a reminder at half time, more people at full time and at twice. */
  DECISION,

  /** For the new owner to begin: a reminder at full time, the lead at twice. */
  FIRST_ACTION;

  /** When something happens, in per cent of the time given, in their order. */
  public List<Integer> marks() {
    return switch (this) {
      case DECISION -> List.of(50, 100, 200);
      case FIRST_ACTION -> List.of(100, 200);
    };
  }

  /** The first mark after that one; empty when it was the last. */
  public Optional<Integer> markAfter(int percent) {
    return marks().stream().filter(mark -> mark > percent).findFirst();
  }

  /** As stored: {@code first_action}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is no such kind
   */
  public static ClockKind parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
