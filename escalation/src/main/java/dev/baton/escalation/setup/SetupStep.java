package dev.baton.escalation.setup;

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
    return ordinal() + 1;
  }

  /** Empty after the last. */
  public Optional<SetupStep> next() {
    return this == READ_BACK ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }

  /** Empty before the first. */
  public Optional<SetupStep> before() {
    return this == NAMING ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
  }
}
