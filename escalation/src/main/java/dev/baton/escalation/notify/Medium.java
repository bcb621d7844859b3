package dev.baton.escalation.notify;

import java.util.Locale;

/** By what a notice travels. */
public enum Medium {
  SLACK,
  EMAIL,
  /** A private chat with Baton's bot at Telegram. */
  TELEGRAM,
  /** A signed request to an address that somebody gave. */
  WEBHOOK,
  /** An event at PagerDuty, for whoever is on call there. */
  ONCALL;

  /** By which to tell that this one is refused. */
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
