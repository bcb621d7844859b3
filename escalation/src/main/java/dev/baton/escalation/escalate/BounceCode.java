package dev.baton.escalation.escalate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a lead sends an escalation back. */
public enum BounceCode {
  MISSING_INFORMATION,
  WRONG_TIER,
  NOT_ENOUGH_TRIED,
  DUPLICATE,
  ALREADY_SOLVED,
  NO_CAPACITY,
  OTHER;

  /**
   * Whether a bounce with this code counts against the agent who filed. Duplicate, already solved
   * and no capacity never do.
   */
  public boolean countsAgainstRequester() {
    return switch (this) {
      case MISSING_INFORMATION, WRONG_TIER, NOT_ENOUGH_TRIED, OTHER -> true;
      case DUPLICATE, ALREADY_SOLVED, NO_CAPACITY -> false;
    };
  }

  /** As stored and exported: {@code missing_information}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code written this way; empty when there is none. */
  public static Optional<BounceCode> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
