package dev.baton.escalation.log;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The part of RFC 8785 that the audit chain needs: one object whose values are texts, whole numbers
 * or null, keys sorted by UTF-16 code units, no blanks.
 */
public final class CanonicalJson {
  private static final long LARGEST_EXACT_NUMBER = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException when a value is neither text, nor a whole number that every
   *     JSON reader keeps exact, nor null
   */
  public static String write(
      Map<String, ? extends @org.jspecify.annotations.Nullable Object> object) {
    SortedMap<String, Object> sorted = new TreeMap<>();
    sorted.putAll(object);
    return sorted.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + value(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quoted(text);
      case Integer number -> number.toString();
      case Long number when Math.abs(number) <= LARGEST_EXACT_NUMBER -> number.toString();
      default ->
          throw new IllegalArgumentException("Not a value of the audit chain: " + value.getClass());
    };
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      json.append(escaped(text.charAt(i)));
    }
    return json.append('"').toString();
  }

  private static String escaped(char character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default ->
          character < 0x20
              ? String.format(Locale.ROOT, "\\u%04x", (int) character)
              : String.valueOf(character);
    };
  }
}
