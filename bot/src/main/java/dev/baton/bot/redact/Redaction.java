package dev.baton.bot.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces what looks like a secret or names a person, wherever in a text it stands. In doubt it
 * hides: a log with a word too few is a smaller harm than one with a token too many.
 */
final class Redaction {
  static final String HIDDEN = "(secret)";
  static final String ADDRESS = "(email)";

  private record Rule(Pattern pattern, String instead) {
    static Rule of(String pattern, String instead) {
      return new Rule(Pattern.compile(pattern), instead);
    }
  }

  /** Names whose value is a secret, as a header, a parameter, a property or a field of JSON. */
  private static final String NAMES =
      "(?:[a-z_.-]*(?:password|passwd|secret|token|api[_-]?key|encryption[_-]?key|signature)|cookie"
          + "|set-cookie|code|state)";

  private static final List<Rule> RULES =
      List.of(
          // Tokens and keys that say by themselves what they are.
          Rule.of(
              "\\b(?:xox[a-z](?:\\.xox[a-z])?-|xapp-|whsec_|re_(?=[A-Za-z0-9_]{8}))[A-Za-z0-9+/=_.-]+",
              HIDDEN),
          Rule.of("\\bv[01][=,][A-Fa-f0-9]{64}\\b|\\bv1,[A-Za-z0-9+/]{43}=", HIDDEN),
          // Addresses that are secrets themselves: whoever knows one may post or read there.
          Rule.of("(?i)(https?://hooks\\.slack\\.com/)[^\\s\"'<>]+", "$1" + HIDDEN),
          Rule.of("(/login/)[A-Za-z0-9_-]{10,}", "$1" + HIDDEN),
          Rule.of("(?i)(/spreadsheets/d/(?:e/)?)[A-Za-z0-9_-]{10,}", "$1" + HIDDEN),
          Rule.of(
              "(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"'\\[]?|\\bbearer\\s+)(?:(?:bearer|basic)\\s+)?[^\\s\"',;\\]]+",
              "$1" + HIDDEN),
          Rule.of("(://)[^\\s/@?#\"']*:[^\\s/@]*@(?=[^\\s/])", "$1" + HIDDEN + "@"),
          Rule.of("(://)[^\\s/@?#:\"']+@(?=[^\\s/])", "$1" + HIDDEN + "@"),
          Rule.of("(?i)([\"']" + NAMES + "[\"']\\s*:\\s*[\"'])[^\"']+", "$1" + HIDDEN),
          Rule.of("(?i)(\\b" + NAMES + "=)[^\\s&\"',;)\\]}]+", "$1" + HIDDEN),
          Rule.of("(?i)(\\b(?:set-)?cookie:\\s*)[^\\r\\n]+", "$1" + HIDDEN),
          Rule.of("(?U)[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(?:\\.[\\w-]+)+", ADDRESS));

  private Redaction() {}

  static String of(String text) {
    String result = text;
    for (Rule rule : RULES) {
      result = rule.pattern().matcher(result).replaceAll(rule.instead());
    }
    return result;
  }
}
