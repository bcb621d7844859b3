package dev.baton.matrix.check;

import dev.baton.matrix.Names;

/**
 * Something in a matrix file that must be mended before it can be used.
 *
 * @param line line of the file, from 1, at which the row starts; 0 for the file as a whole
 * @param column name of the column; empty for a whole line or file
 * @param value what stands there, shortened; may be empty
 * @param defect what is wrong
 */
public record Fault(long line, String column, String value, Defect defect) {
  private static final int SHOWN = 60;

  public Fault {
    value = shortened(value);
  }

  /** A fault of the file as a whole. */
  public static Fault ofFile(FileDefect defect) {
    return new Fault(0, "", "", defect);
  }

  private static String shortened(String value) {
    String clean =
        Names.tidy(value)
            .codePoints()
            .map(Fault::visible)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.codePointCount(0, clean.length()) <= SHOWN
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, SHOWN - 1)) + "…";
  }

  private static int visible(int codePoint) {
    return Character.isISOControl(codePoint) ? 0xFFFD : codePoint;
  }
}
