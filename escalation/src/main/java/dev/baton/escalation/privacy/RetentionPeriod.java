package dev.baton.escalation.privacy;

import java.util.Optional;

/** How long a workspace keeps what people typed, in whole months. */
public record RetentionPeriod(int months) {
  public static final int SHORTEST = 3;
  public static final int LONGEST = 120;

  public RetentionPeriod {
    if (months < SHORTEST || months > LONGEST) {
      throw new IllegalArgumentException("No retention period: " + months + " months");
    }
  }

  /** Reads a number of months; empty when it is none between the shortest and the longest. */
  public static Optional<RetentionPeriod> parse(String typed) {
    String digits = typed.strip();
    if (!digits.matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int months = Integer.parseInt(digits);
    return months < SHORTEST || months > LONGEST
        ? Optional.empty()
        : Optional.of(new RetentionPeriod(months));
  }
}
