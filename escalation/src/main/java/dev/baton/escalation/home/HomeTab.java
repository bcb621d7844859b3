package dev.baton.escalation.home;

import java.util.Locale;

/** A tab of App Home. */
public enum HomeTab {
  WORK,
  SETTINGS;

  /** As the database and buttons write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is no such tab
   */
  public static HomeTab parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
