package dev.baton.matrix.csv;

import dev.baton.matrix.TypedLine;
import java.util.regex.Pattern;

/** Cells that a spreadsheet would run as a formula, written so that it shows them instead. */
public final class SpreadsheetCell {
  /** In the languages that Excel, Google Sheets and LibreOffice write them. */
  private static final Pattern ERROR =
      Pattern.compile(
          "#[\\p{Lu}\\p{N}/_¡¿ ]{2,20}[!?]|#N/A|#NV|#N/D|#N\\.D\\.|#GETTING_DATA|#BUSY|Err:[0-9]{3}"
              + "|Loading\\.\\.\\.");

  private SpreadsheetCell() {}

  /**
   * The cell with an apostrophe before it when it starts with {@code = + - @}, tab or carriage
   * return, also behind apostrophes, so that {@link #read} gives every cell back.
   */
  public static String written(String cell) {
    return isFormula(cell) ? "'" + cell : cell;
  }

  /** Undoes {@link #written}. */
  public static String read(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  /** Whether a spreadsheet wrote this where a formula failed or was not done yet. */
  static boolean isError(String cell) {
    return ERROR.matcher(TypedLine.of(cell)).matches();
  }

  /** By hand, because an export asks this of every cell of a million lines. */
  private static boolean isFormula(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == '\'') {
      start++;
    }
    return start < cell.length() && "=+-@\t\r".indexOf(cell.charAt(start)) >= 0;
  }
}
