package dev.baton.escalation.ticket;

/** Why a pattern of ticket keys is not taken. */
public sealed interface PatternFault {
  /**
   * It is no regular expression.
   *
   * @param character where it goes wrong, from 1
   */
  record Broken(int character) implements PatternFault {}

  /**
   * It is one that may take long: it looks around or refers back, combines classes, or repeats what
   * it repeats.
   */
  record Slow() implements PatternFault {}
}
