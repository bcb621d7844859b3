package dev.baton.escalation.report;

import java.util.Locale;
import java.util.Optional;

/** What a report can be narrowed by. */
public enum FilterField {
  /** The tier that was asked; of an open ticket the tier it is in. */
  TIER,
  FROM_TIER,
  ACCOUNT,
  ACCOUNT_TIER,
  HEALTH,
  PRIORITY,
  CATEGORY,
  /** The column of the board. */
  STATUS,
  /** What became of the request. */
  STATE,
  LEAD,
  OWNER,
  KIND,
  /** Days until the contract ends. */
  RENEWAL,
  /** Of the contract, in whole units of its currency. */
  VALUE,
  FIRST_RESPONSE,
  OPEN_FOR;

  /** As it is typed. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** That of this code; empty for none. */
  public static Optional<FilterField> parse(String code) {
    for (FilterField field : values()) {
      if (field.code().equals(code)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Whether its values are Slack ids. */
  public boolean isPerson() {
    return this == LEAD || this == OWNER;
  }

  /** Whether it is compared rather than matched. */
  public boolean isMeasure() {
    return this == RENEWAL || this == VALUE || this == OPEN_FOR;
  }

  /** Whether it tells of the contract, which not everybody may know. */
  public boolean isOfContract() {
    return this == HEALTH || this == RENEWAL || this == VALUE;
  }
}
