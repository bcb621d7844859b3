package dev.baton.escalation.sla;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing is promised for a ticket. */
public enum ExemptReason {
  SPAM,
  TEST,
  /** The customer agreed to wait. */
  AGREED,
  /** Opened by mistake, or for another team. */
  NOT_OURS,
  OTHER;

  /** As stored. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of that code; empty for a code that is none. */
  public static Optional<ExemptReason> parse(String code) {
    return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
