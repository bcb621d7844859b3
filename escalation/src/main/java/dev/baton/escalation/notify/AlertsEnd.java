package dev.baton.escalation.notify;

import java.util.Locale;

/** Why alerts come by a medium no longer. */
public enum AlertsEnd {
  /** The other side said stop. */
  STOPPED_THERE,
  /** The chat was closed to Baton, or is gone. */
  BLOCKED,
  /** The address said that it is gone for good. */
  GONE,
  /** Nothing could be handed over for days. */
  FAILING;

  /** As stored: {@code stopped_there}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The end stored this way.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static AlertsEnd parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
