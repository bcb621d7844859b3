package dev.baton.bot.redact;

import java.util.regex.Pattern;

/** Replaces what looks like a secret, wherever in a text it stands. */
final class Redaction {
  static final String HIDDEN = "(secret)";

  private static final Pattern TOKENS =
      Pattern.compile(
          "\\b(?:xox[a-z](?:\\.xox[a-z])?-|xapp-|whsec_|re_(?=[A-Za-z0-9_]{8}))[A-Za-z0-9+/=_.-]+");
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"'\\[]?|\\bbearer\\s+)(?:(?:bearer|basic)\\s+)?[^\\s\"',;\\]]+");
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s:/@]*):[^\\s/]+@");
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("(?i)(\\b(?:password|client_secret|token)=)[^\\s&\"']+");

  private Redaction() {}

  static String of(String text) {
    String result = TOKENS.matcher(text).replaceAll(HIDDEN);
    result = AUTHORIZATION.matcher(result).replaceAll("$1" + HIDDEN);
    result = URL_PASSWORD.matcher(result).replaceAll("$1:" + HIDDEN + "@");
    return PASSWORD_PARAMETER.matcher(result).replaceAll("$1" + HIDDEN);
  }
}
