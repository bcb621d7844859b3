package dev.baton.matrix;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One line as somebody typed or pasted it, in the characters that a keyboard has. Phones, word
 * processors, spreadsheets and chat programs exchange blanks, dashes, quotation marks and digits
 * for others that look alike; every parser reads what this gives.
 */
public final class TypedLine {
  /** Letters and marks that show nothing and are no blanks to Unicode. */
  private static final Pattern EMPTY_LETTERS =
      Pattern.compile("[\\u115F\\u1160\\u3164\\uFFA0\\u2800]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x85]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\x{34F}\\x{FE00}-\\x{FE0F}]");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212\\u2043\\u02D7]");
  private static final Pattern APOSTROPHES =
      Pattern.compile("[\\u2018-\\u201B\\u2032\\u2035\\u02BC\\u2039\\u203A]");
  private static final Pattern QUOTES =
      Pattern.compile("[\\u201C\\u201D\\u201E\\u201F\\u2033\\u2036\\u00AB\\u00BB\\u300C-\\u300F]");
  private static final String CLOSING = ".,;:!?\u3001\u3002\u2026";

  private TypedLine() {}

  /**
   * The line with one space between words and none around it, plain hyphens, straight quotation
   * marks and apostrophes, half-width characters, and nothing invisible, NUL included.
   */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    // Before normalising, which makes a blank and a combining accent of the acute accent, and of
    // the number sign two letters.
    String plain =
        EMPTY_LETTERS.matcher(text.replace('\u00B4', '\'').replace('\u2116', '#')).replaceAll(" ");
    plain = INVISIBLE.matcher(BLANKS.matcher(plain).replaceAll(" ")).replaceAll("");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    plain = APOSTROPHES.matcher(plain).replaceAll("'");
    plain = QUOTES.matcher(plain).replaceAll("\"");
    plain = DASHES.matcher(plain).replaceAll("-");
    return BLANKS.matcher(plain).replaceAll(" ").strip();
  }

  /** Most texts are, and a matrix asks of many. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
        return false;
      }
      before = character;
    }
    return text.isEmpty() || before != ' ';
  }

  /** A word or value without the punctuation of the sentence that it ended. */
  public static String withoutFullStop(String text) {
    int end = text.length();
    while (end > 0 && (CLOSING.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return text.substring(0, end);
  }

  /** {@link #of} and {@link #withoutFullStop}, and without quotation marks around the whole. */
  public static String value(String text) {
    String value = withoutFullStop(of(text));
    while (value.length() > 1 && isQuoted(value)) {
      value = withoutFullStop(value.substring(1, value.length() - 1).strip());
    }
    return value;
  }

  private static boolean isQuoted(String value) {
    char first = value.charAt(0);
    return "\"'`".indexOf(first) >= 0 && value.charAt(value.length() - 1) == first;
  }
}
