package dev.baton.escalation.decide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why it is asked anew who may decide a request. */
public enum AskingCause {
  /** It was filed a moment ago. */
  FILED,
  /** Another matrix is live. */
  MATRIX,
  /** Somebody went away or came back, or said when they will. */
  ABSENCE,
  /** Somebody left, came back, became a guest or a full member, or is a manager now or no more. */
  MEMBERSHIP,
  /** A shift or an absence began or ended. */
  HOUR,
  /** The time to decide is over. */
  OVERDUE,
  /** Twice the time to decide is over. */
  LONG_OVERDUE;

  /** As stored: {@code long_overdue}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one written this way; empty for none. */
  public static Optional<AskingCause> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
