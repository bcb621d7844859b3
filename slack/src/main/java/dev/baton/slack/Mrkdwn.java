package dev.baton.slack;

/**
 * Slack's text format. What people typed goes in through here and cannot mention, link or format.
 */
public final class Mrkdwn {
  private Mrkdwn() {}

  /** The three characters Slack gives a meaning to; nothing else may be escaped. */
  public static String escape(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What was typed, of a text in which Slack escaped it. */
  public static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** What was typed as a quotation, each line marked, escaped. */
  public static String quote(String typed) {
    return "> " + escape(typed).replace("\n", "\n> ");
  }

  /** A mention of a person; a name where the id is none of Slack's. */
  public static String mention(String member) {
    return member.matches("[UW][A-Z0-9]+") ? "<@" + member + ">" : escape(member);
  }

  /** A link; address and text may be anything. */
  public static String link(String address, String text) {
    String safe = address.replace("|", "%7C").replace(">", "%3E").replace("<", "%3C");
    return "<" + safe.replace("&", "&amp;") + "|" + escape(text).replace("|", "¦") + ">";
  }

  /** At most that many characters, whole code points, with an ellipsis where something was cut. */
  public static String shorten(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** The same, and no word is cut in two unless it alone is longer than half of that. */
  public static String shortenBetweenWords(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    String start = text.substring(0, limit);
    int blank = start.lastIndexOf(' ');
    return blank > limit / 2
        ? start.substring(0, blank).stripTrailing() + "…"
        : shorten(text, limit);
  }

  /**
   * At most that many characters of a finished text, with an ellipsis where something was cut;
   * between words, so that no entity and no mention is cut in two.
   */
  public static String cut(String mrkdwn, int limit) {
    if (mrkdwn.length() <= limit) {
      return mrkdwn;
    }
    String start = shorten(mrkdwn, limit);
    int blank = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
    int entity = start.lastIndexOf('&');
    int end = start.length() - 1;
    if (entity > end - 5) {
      end = entity;
    } else if (blank > end - 100) {
      end = blank;
    }
    // A moment and a link have blanks inside.
    int mention = start.lastIndexOf('<', end - 1);
    if (mention > 0 && !start.substring(mention, end).contains(">")) {
      end = mention;
    }
    return start.substring(0, end) + "…";
  }
}
