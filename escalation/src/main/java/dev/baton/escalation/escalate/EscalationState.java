package dev.baton.escalation.escalate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an escalation is. */
public enum EscalationState {
  /** Waits for its decision. */
  PENDING,
  APPROVED,
  BOUNCED,
  WITHDRAWN,
  /** The ticket was resolved or merged elsewhere. */
  CLOSED;

  /** As stored, exported and typed: {@code pending}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state written this way; empty when there is none. */
  public static Optional<EscalationState> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
