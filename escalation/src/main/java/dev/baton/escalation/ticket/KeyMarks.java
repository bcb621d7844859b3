package dev.baton.escalation.ticket;

import java.util.regex.Pattern;

/** What people and programs put around a key: emphasis, brackets, quotation marks, a full stop. */
final class KeyMarks {
  private static final String OPENING = "*_~`\"'([{<#|:;,.!?-/\\>= ";
  private static final String CLOSING = "*_~`\"')]}>#|:;,.!?-/\\\u3001\u3002 ";
  private static final Pattern WORD =
      Pattern.compile(
          "(?:ticket|case|issue)s?(?:[ :#]+|(?=[\\[(\"'*`]))(?:(?:no|nr|number|id)\\b[ .:#]*)?"
              + "|(?:no|nr|number|id)[ .:#]+(?=[0-9])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OWNING = Pattern.compile("(?<=[0-9])'[sS]$");

  private KeyMarks() {}

  /** Without them, and without the word "ticket", "case", "issue" or "number" before a number. */
  static String without(String text) {
    String bare = stripped(text);
    var word = WORD.matcher(bare);
    return word.lookingAt() ? stripped(bare.substring(word.end())) : bare;
  }

  /** Without them, and without the ending of "ZD-1042's". */
  static String stripped(String text) {
    int start = 0;
    int end = OWNING.matcher(text).find() ? text.length() - 2 : text.length();
    while (start < end && OPENING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
