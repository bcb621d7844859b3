package dev.baton.matrix;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names typed by people are tidied for showing and folded for comparing. */
public final class Names {
  /**
   * Sheets and word processors leave no-break and zero-width spaces and byte order marks behind.
   */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00A0\\u200B\\u2060\\uFEFF]+", Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Blanks that Java counts among the controls and formats: next line, zero widths, byte order
   * mark.
   */
  private static final String MORE_BLANKS = "\u0085\u200B\u2060\uFEFF";

  private Names() {}

  /** Without blanks at the edges; what is inside stays as it is, line breaks included. */
  public static String strip(String text) {
    // By index: a pattern tied to the end would walk a long run of blanks once for each of them.
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return Character.isSpaceChar(character)
        || (character >= '\t' && character <= '\r')
        || MORE_BLANKS.indexOf(character) >= 0;
  }

  /** On one line: without blanks at the edges, every run of blanks inside as one space. */
  public static String tidy(String text) {
    return strip(BLANKS.matcher(text).replaceAll(" "));
  }

  /** Two names are the same when their keys are; look-alikes of a keyboard's characters are. */
  public static String key(String text) {
    // Upper before lower, so that letters with two lower-case forms (ß and ss, σ and ς) meet.
    return Normalizer.normalize(TypedLine.of(text), Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
