package dev.baton.bot.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The texts of {@code attack/payloads.txt}, one a line, with Java's escapes for what no line can
 * hold.
 */
final class Dictionary {
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private Dictionary() {}

  static List<String> payloads() {
    try (InputStream file = Dictionary.class.getResourceAsStream("/attack/payloads.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Dictionary::unescaped)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescaped(String line) {
    String text =
        UNICODE
            .matcher(line)
            .replaceAll(code ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
  }
}
