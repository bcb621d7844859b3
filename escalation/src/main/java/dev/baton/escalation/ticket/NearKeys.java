package dev.baton.escalation.ticket;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The keys that a slip of the fingers makes of one: two characters changed over, one left out, one
 * too many, or a wrong one. Numbers follow each other, so a wrong digit in the last two places and
 * any slip in fewer than four digits is more likely another ticket, and not counted.
 */
final class NearKeys {
  private static final int FEWEST_DIGITS = 4;
  private static final int LAST_PLACES = 2;
  private static final int LONGEST = 40;

  private final String key;
  private final int firstDigit;
  private final Set<String> found = new LinkedHashSet<>();

  private NearKeys(String key) {
    this.key = key;
    this.firstDigit = key.length() - digits(key);
  }

  private static int digits(String key) {
    int at = key.length();
    while (at > 0 && Character.isDigit(key.charAt(at - 1))) {
      at--;
    }
    return key.length() - at;
  }

  /** Identities one slip away from this one, itself not among them. */
  static Set<String> of(String identity) {
    if (identity.length() > LONGEST) {
      return Set.of();
    }
    NearKeys near = new NearKeys(identity);
    near.letters();
    if (digits(identity) >= FEWEST_DIGITS) {
      near.numbers();
    }
    near.found.remove(identity);
    near.found.remove("");
    return near.found;
  }

  private void letters() {
    for (int at = 0; at < firstDigit; at++) {
      String before = key.substring(0, at);
      String after = key.substring(at + 1);
      add(before + after);
      for (char other = 'A'; other <= 'Z'; other++) {
        add(before + other + after);
        add(before + other + key.substring(at));
        if (at == firstDigit - 1) {
          add(key.substring(0, firstDigit) + other + key.substring(firstDigit));
        }
      }
      if (at + 1 < firstDigit) {
        add(changedOver(at));
      }
    }
  }

  private void numbers() {
    for (int at = firstDigit; at < key.length(); at++) {
      String before = key.substring(0, at);
      String after = key.substring(at + 1);
      add(before + after);
      if (at + 1 < key.length()) {
        add(changedOver(at));
      }
      for (char other = '0'; other <= '9'; other++) {
        add(before + other + key.substring(at));
        add(before + key.charAt(at) + other + after);
        if (at < key.length() - LAST_PLACES) {
          add(before + other + after);
        }
      }
    }
  }

  private String changedOver(int at) {
    return key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2);
  }

  private void add(String other) {
    found.add(TicketKey.folded(other));
  }
}
