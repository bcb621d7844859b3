package dev.baton.escalation.ticket;

import java.util.regex.Pattern;

/**
 * Matches a pattern that somebody wrote, and gives up where it would take for ever: there are
 * patterns on which a matcher tries more ways than there is time, and one workspace's must not hold
 * up the others.
 */
final class PatientMatch implements CharSequence {
  /** Far more than any key's pattern looks at, and done in a millisecond or two. */
  private static final int MOST_LOOKS = 100_000;

  private final CharSequence text;
  private final Looks looks;

  private PatientMatch(CharSequence text, Looks looks) {
    this.text = text;
    this.looks = looks;
  }

  /** Whether the whole text fits; no where the pattern asks for too much. */
  static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new PatientMatch(text, new Looks())).matches();
    } catch (OutOfPatience | StackOverflowError tooMuch) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    looks.take();
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new PatientMatch(text.subSequence(start, end), looks);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static final class Looks {
    private int left = MOST_LOOKS;

    void take() {
      if (--left < 0) {
        throw new OutOfPatience();
      }
    }
  }

  private static final class OutOfPatience extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfPatience() {
      super("", null, false, false);
    }
  }
}
