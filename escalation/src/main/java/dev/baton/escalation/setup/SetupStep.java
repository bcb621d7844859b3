package dev.baton.escalation.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of the interview, in their order. */
public enum SetupStep {
  NAMING,
  TIERS,
  PEOPLE,
  MOVES,
  DETAILS,
  READ_BACK;

  private static final List<SetupStep> ORDER = List.of(values());

  /** As stored. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is no such step
   */
  public static SetupStep parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Counted from 1. */
  public int number() {
    return ORDER.indexOf(this) + 1;
  }

  /** Empty after the last. */
  public Optional<SetupStep> next() {
    return this == READ_BACK ? Optional.empty() : Optional.of(ORDER.get(number()));
  }

  /** Empty before the first. */
  public Optional<SetupStep> before() {
    return this == NAMING ? Optional.empty() : Optional.of(ORDER.get(number() - 2));
  }
}
