package dev.baton.slack;

import java.util.ArrayList;
import java.util.List;

/** What somebody typed, escaped and cut into pieces that each fit a block. */
public final class TextChunks {
  private static final int BREAK_WITHIN = 100;
  private static final String CUT = "…";

  private final String prefix;
  private final int limit;
  private final List<String> pieces = new ArrayList<>();
  private StringBuilder piece;

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
    int[] codePoints = typed.codePoints().toArray();
    for (int codePoint : codePoints) {
      String shown = codePoint == '\n' ? "\n" + prefix : escaped(codePoint);
      if (piece.length() + shown.length() > limit - CUT.length()) {
        if (pieces.size() == most - 1) {
          pieces.add(piece + CUT);
          return pieces;
        }
        turnOver();
      }
      piece.append(shown);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** Between words where one ends near by; an escaped character has no blank in it. */
  private void turnOver() {
    int blank = piece.lastIndexOf(" ");
    boolean near = blank > prefix.length() && blank > piece.length() - BREAK_WITHIN;
    String rest = near ? piece.substring(blank + 1) : "";
    pieces.add(near ? piece.substring(0, blank) : piece.toString());
    piece = new StringBuilder(prefix).append(rest);
  }

  private static String escaped(int codePoint) {
    return Mrkdwn.escape(Character.toString(codePoint));
  }
}
