package dev.baton.slack;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody typed, escaped and cut into pieces that each fit a block. A block of code between
 * two fences stays one: no mark stands before its lines, and a piece that ends within it closes it.
 */
public final class TextChunks {
  private static final int BREAK_WITHIN = 100;
  private static final String CUT = "…";

  /** What Slack and its users put around code that is to be shown as it is. */
  private static final String FENCE = "```";

  private static final String CLOSING = "\n" + FENCE;

  private final String prefix;
  private final int limit;
  private final List<String> pieces = new ArrayList<>();
  private StringBuilder piece;
  private boolean code;
  private boolean behindCode;

  private TextChunks(String prefix, int limit) {
    this.prefix = prefix;
    this.limit = limit;
    this.piece = new StringBuilder(prefix);
  }

  /**
   * The text in pieces.
   *
   * @param prefix put before each line, such as {@code "> "}; no user text
   * @param limit the longest piece, in UTF-16 units
   * @param most how many pieces; what does not fit is cut and ends with an ellipsis
   */
  public static List<String> of(String typed, String prefix, int limit, int most) {
    return new TextChunks(prefix, limit).cut(typed, most);
  }

  /** The whole text as a quotation, in as many pieces as it takes. */
  public static List<String> quoted(String typed, int limit) {
    return of(typed, "> ", limit, Integer.MAX_VALUE);
  }

  /** The beginning of the text as a quotation, in one piece. */
  public static String excerpt(String typed, int limit) {
    return of(typed, "> ", limit, 1).getFirst();
  }

  private List<String> cut(String typed, int most) {
    int fences = pairedFences(typed);
    int at = 0;
    while (at < typed.length()) {
      boolean fence = fences > 0 && typed.startsWith(FENCE, at);
      int codePoint = typed.codePointAt(at);
      String shown = fence ? "\n" + FENCE : shown(codePoint);
      int closing = code || fence ? CLOSING.length() : 0;
      if (piece.length() + shown.length() > limit - CUT.length() - closing) {
        if (pieces.size() == most - 1) {
          pieces.add(piece + CUT + (code ? CLOSING : ""));
          return pieces;
        }
        turnOver();
        shown = fence ? shown : shown(codePoint);
      }
      if (fence) {
        fence();
        fences--;
      } else {
        piece.append(shown);
        behindCode = false;
      }
      at += fence ? FENCE.length() : Character.charCount(codePoint);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** A fence that is never closed is no code block; Slack shows it as it is. */
  private static int pairedFences(String typed) {
    int fences = 0;
    for (int at = typed.indexOf(FENCE); at >= 0; at = typed.indexOf(FENCE, at + FENCE.length())) {
      fences++;
    }
    return fences - fences % 2;
  }

  /** Nothing is put before the lines of code; the line after it is one of the text again. */
  private String shown(int codePoint) {
    if (codePoint == '\n') {
      return code ? "\n" : "\n" + prefix;
    }
    return behindCode ? "\n" + prefix + escaped(codePoint) : escaped(codePoint);
  }

  private void fence() {
    if (!code && (piece.toString().equals(prefix) || pieceEndsWith("\n" + prefix))) {
      piece.setLength(piece.length() - prefix.length());
    } else if (!code) {
      piece.append('\n');
    }
    piece.append(FENCE);
    behindCode = code;
    code = !code;
  }

  private boolean pieceEndsWith(String end) {
    int from = piece.length() - end.length();
    return from >= 0 && piece.indexOf(end, from) == from;
  }

  /** Between words where one ends near by; an escaped character has no blank in it. */
  private void turnOver() {
    if (code) {
      pieces.add(piece + CLOSING);
      piece = new StringBuilder(FENCE).append('\n');
      return;
    }
    int blank = piece.lastIndexOf(" ");
    boolean near =
        blank > prefix.length()
            && blank > piece.length() - BREAK_WITHIN
            && blank > piece.lastIndexOf(FENCE);
    String rest = near ? piece.substring(blank + 1) : "";
    pieces.add(near ? piece.substring(0, blank) : piece.toString());
    piece = new StringBuilder(prefix).append(rest);
    behindCode = false;
  }

  private static String escaped(int codePoint) {
    return Mrkdwn.escape(Character.toString(codePoint));
  }
}
