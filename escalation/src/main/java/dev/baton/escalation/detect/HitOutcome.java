package dev.baton.escalation.detect;

import java.util.Locale;

/** What came of a criterion that held for a ticket. */
public enum HitOutcome {
  /** Nothing yet: it is about to be looked at. */
  FOUND,
  /** It only shows what it would have filed. */
  WATCHED,
  /** It held before the ticket, or the criterion, was there. */
  BACKLOG,
  /** So many were found at once that a manager is asked first. */
  HELD,
  /** A manager said that nothing is to be filed. */
  LET_BE,
  FILED,
  /** A first step towards the tier was asked for; the next follows its acceptance. */
  STEP,
  /** A request waited already, and got to know. */
  ADDED,
  ALREADY_THERE,
  HANDED_BACK,
  NO_ROUTE,
  /** It held no longer when it was looked at. */
  OVER,
  /** It held no longer while the request waited. */
  LAPSED,
  /** The request was decided, or withdrawn by somebody. */
  DECIDED,
  /** The request was bounced, which is final. */
  BOUNCED;

  /** Whether a request was filed for it, or told of it, and may have ended or lost its cause. */
  public boolean isOnTheWay() {
    return switch (this) {
      case FILED, STEP, ADDED -> true;
      case FOUND,
          WATCHED,
          BACKLOG,
          HELD,
          LET_BE,
          ALREADY_THERE,
          HANDED_BACK,
          NO_ROUTE,
          OVER,
          LAPSED,
          DECIDED,
          BOUNCED ->
          false;
    };
  }

  /** As stored. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  public static HitOutcome parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
