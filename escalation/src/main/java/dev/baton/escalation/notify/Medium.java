package dev.baton.escalation.notify;

import java.util.Locale;

/** By what a notice travels. */
public enum Medium {
  SLACK,
  EMAIL;

  /** The one beside it. */
  public Medium other() {
    return this == SLACK ? EMAIL : SLACK;
  }

  /** As stored: {@code slack}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The medium stored this way.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Medium parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
