package dev.baton.escalation.report;

import java.util.Locale;
import java.util.Optional;

/** By what figures may be grouped. */
public enum Dimension {
  MONTH,
  WEEK,
  TIER,
  ACCOUNT_TIER,
  PRIORITY,
  CATEGORY,
  ACCOUNT,
  /** Who decided. */
  LEAD,
  /** Who owned the ticket after the approval. */
  OWNER,
  /** Why it was bounced. */
  CAUSE;

  /** As it is typed. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** That of this code; empty for none. */
  public static Optional<Dimension> parse(String code) {
    for (Dimension dimension : values()) {
      if (dimension.code().equals(code)) {
        return Optional.of(dimension);
      }
    }
    return Optional.empty();
  }

  /** Whether its groups follow each other in time. */
  public boolean isTime() {
    return this == MONTH || this == WEEK;
  }

  /** Whether its groups are people. */
  public boolean isPeople() {
    return this == LEAD || this == OWNER;
  }
}
