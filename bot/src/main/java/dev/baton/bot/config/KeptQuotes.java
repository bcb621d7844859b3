package dev.baton.bot.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Quotation marks around a value. A shell takes them away; an env file read by Docker, systemd or a
 * platform's form keeps them.
 */
final class KeptQuotes {
  private static final Map<Character, String> CLOSED_BY =
      Map.of(
          '"', "\"", '\'', "'", '`', "`", '“', "”“", '„', "“”", '‘', "’", '«', "»", '”', "”", '’',
          "’");
  private static final String ANY = "\"'`“”„‘’«»";
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}" + ANY + "]+|[\\s\\p{Z}\\p{Cf}" + ANY + "]+$");
  private static final Pattern BLANKS_AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private KeptQuotes() {}

  /** Without blanks around it, those included that nobody sees. */
  static String stripped(String text) {
    return BLANKS_AROUND.matcher(text).replaceAll("");
  }

  /** Without the pairs of marks around it, and the blanks within them. */
  static String unquoted(String text) {
    String inner = stripped(text);
    while (isQuoted(inner)) {
      inner = stripped(inner.substring(1, inner.length() - 1));
    }
    return inner;
  }

  static boolean isQuoted(String text) {
    return text.length() > 1
        && CLOSED_BY.getOrDefault(text.charAt(0), "").indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Whether a mark stands at one end only. */
  static boolean isHalfQuoted(String text) {
    return !text.isEmpty()
        && !isQuoted(text)
        && (ANY.indexOf(text.charAt(0)) >= 0 || ANY.indexOf(text.charAt(text.length() - 1)) >= 0);
  }

  /** Without any mark or blank at either end; for values that never begin or end with one. */
  static String bare(String text) {
    return AROUND.matcher(text).replaceAll("");
  }
}
