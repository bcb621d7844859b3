package dev.baton.matrix.csv;

import dev.baton.matrix.OncallKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a matrix file without the secrets in it: where a cell holds a PagerDuty key, its
 * fingerprint stands. Works on the text alone, so that a file too broken to be read as a table
 * keeps no key either.
 */
public final class OncallCells {
  private static final Pattern HEADER =
      Pattern.compile("\\A\\s*[^\\r\\n]*?(?<![A-Za-z])on[ _-]?call", Pattern.CASE_INSENSITIVE);

  /** Also one of UTF-8 that was read as bytes. */
  private static final String BLANK = "[ \\u00a0\\u00c2]";

  /** A cell, or one of several values in it, that is nothing but a key. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?<=[,;\\t|\"\\r\\n]"
              + BLANK
              + "{0,8})([A-Za-z0-9]{"
              + OncallKey.LENGTH
              + "})(?="
              + BLANK
              + "{0,8}(?:[,;\\t|\"\\r\\n]|\\z))");

  private OncallCells() {}

  /** A text, and the keys that stood in it. */
  public static final class Hidden {
    private final String text;
    private final Map<OncallKey, String> keys;

    private Hidden(String text, Map<OncallKey, String> keys) {
      this.text = text;
      this.keys = Map.copyOf(keys);
    }

    /** Without any of them. */
    public String text() {
      return text;
    }

    /** Each by its fingerprint. */
    public Map<OncallKey, String> keys() {
      return keys;
    }
  }

  /** A text without the column is left as it is. */
  public static Hidden hidden(String text) {
    if (!HEADER.matcher(text).find()) {
      return new Hidden(text, Map.of());
    }
    Map<OncallKey, String> keys = new LinkedHashMap<>();
    Matcher cells = KEY.matcher(text);
    StringBuilder without = new StringBuilder();
    while (cells.find()) {
      OncallKey fingerprint = OncallKey.of(cells.group(1));
      keys.put(fingerprint, cells.group(1));
      cells.appendReplacement(without, fingerprint.fingerprint());
    }
    cells.appendTail(without);
    return new Hidden(without.toString(), keys);
  }
}
