package dev.baton.bot.medium;

/** A text as Telegram takes it: 4,096 characters at most, each code point one of them. */
public final class TelegramText {
  public static final int MOST = 4_096;

  private static final String CUT = "…";

  private TelegramText() {}

  /**
   * The text with the link below it; where both are too long together, the text is cut and the link
   * is not.
   *
   * @param link empty for none
   */
  public static String of(String text, String link) {
    String tail = link.isEmpty() ? "" : "\n" + link;
    int room = MOST - tail.codePointCount(0, tail.length());
    if (room < 1) {
      return cut(text, MOST);
    }
    return cut(text, room) + tail;
  }

  private static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + CUT;
  }
}
