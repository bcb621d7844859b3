package dev.baton.escalation.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a customer's account stands, by the word of its owner. */
public enum Health {
  GREEN,
  YELLOW,
  RED;

  /** As the database and files write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In any case; empty for a word that is none. */
  public static Optional<Health> parse(String word) {
    return Arrays.stream(values())
        .filter(health -> health.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
