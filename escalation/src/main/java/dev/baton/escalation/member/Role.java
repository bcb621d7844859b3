package dev.baton.escalation.member;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be granted besides what Slack and the matrix say. */
public enum Role {
  MANAGER,
  ADMIN,
  /** Of the support team: reads tickets' histories. */
  SUPPORT;

  /** As stored and typed: {@code manager}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this code; empty when there is none. */
  public static Optional<Role> parse(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
