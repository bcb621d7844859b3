package dev.baton.escalation.notify;

import java.util.Locale;

/** By what a notice travels. */
public enum Medium {
  SLACK,
  EMAIL;

  /** As stored: {@code slack}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
