package dev.baton.matrix;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would run as a formula, written so that it shows them instead. */
final class Neutral {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private Neutral() {}

  static String written(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** Undoes {@link #written}. */
  static String read(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
