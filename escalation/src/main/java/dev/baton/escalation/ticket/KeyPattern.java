package dev.baton.escalation.ticket;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What somebody wrote of how keys look, asked of each key in time that grows with its length and
 * with nothing else. Patterns that were stored when more was allowed still work, by a matcher that
 * gives up where it would take long.
 */
final class KeyPattern {
  private final Predicate<String> match;

  private KeyPattern(Predicate<String> match) {
    this.match = match;
  }

  /**
   * @throws java.util.regex.PatternSyntaxException when the text is no regular expression
   */
  static KeyPattern of(String text) {
    java.util.regex.Pattern former =
        java.util.regex.Pattern.compile(
            text, java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE);
    return linear(text)
        .map(pattern -> new KeyPattern(pattern::matches))
        .orElseGet(() -> new KeyPattern(key -> PatientMatch.matches(former, key)));
  }

  /** Whether the whole key fits. */
  boolean matches(String key) {
    return match.test(key);
  }

  /** What is wrong with a pattern that somebody writes today; empty when it may be used. */
  static Optional<PatternFault> faultOf(String text) {
    try {
      java.util.regex.Pattern.compile(text);
    } catch (java.util.regex.PatternSyntaxException broken) {
      int character = Math.clamp(broken.getIndex() + 1L, 1, Math.max(1, text.length()));
      return Optional.of(new PatternFault.Broken(character));
    }
    return linear(text).isPresent() ? Optional.empty() : Optional.of(new PatternFault.Slow());
  }

  /** Empty when the library does not know all of it, or would read a part of it otherwise. */
  private static Optional<Pattern> linear(String text) {
    PatternSize size = PatternSize.of(text);
    if (size.isTooLarge() || size.combinesClasses()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text, Pattern.CASE_INSENSITIVE));
    } catch (com.google.re2j.PatternSyntaxException unknown) {
      return Optional.empty();
    }
  }
}
