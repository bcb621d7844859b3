package dev.baton.escalation.setup;

/**
 * What is wrong with an answer.
 *
 * @param kind what it is
 * @param value what it is about, such as a line or a tier; may be empty
 * @param number a limit or a place, where the kind has one
 */
public record SetupFault(Kind kind, String value, int number) {
  /** The kinds there are; each is a sentence beside the field. */
  public enum Kind {
    BAD_PREFIX,
    /** Number: the character at which the pattern goes wrong. */
    BAD_PATTERN,
    /** It may take long. */
    SLOW_PATTERN,
    KEYS_NOT_MATCHED,
    BAD_ADDRESS,
    EXAMPLE_NOT_READ,
    TOO_FEW_TIERS,
    TOO_MANY_TIERS,
    TIER_TOO_LONG,
    TIER_WITH_BAR,
    NO_ENTRY,
    NOBODY_CHOSEN,
    TOO_MANY_PEOPLE,
    /** Nobody of that id is known. */
    UNKNOWN_PERSON,
    NO_EMAIL,
    GUEST,
    DEACTIVATED,
    NOT_REACHED,
    TOO_MANY_MOVES,
    BLANK_CRITERIA,
    VALUE_TOO_LONG,
    VALUE_WITH_BAR,
    OTHER_CATEGORY,
    TOO_MANY_VALUES,
    BAD_TIME,
    BAD_TIER_TIME,
    BAD_HOURS,
    BAD_ZONE,
    BAD_REGION,
    BAD_DAY,
    BAD_PEAK,
    BAD_EXCEPTION,
    EXCEPTION_TO_ENTRY
  }

  /** Of a region that nobody knows. */
  public static SetupFault badRegion(String typed) {
    return of(Kind.BAD_REGION, typed);
  }

  static SetupFault of(Kind kind) {
    return new SetupFault(kind, "", 0);
  }

  static SetupFault of(Kind kind, String value) {
    return new SetupFault(kind, value, 0);
  }

  static SetupFault limit(Kind kind, int number) {
    return new SetupFault(kind, "", number);
  }
}
