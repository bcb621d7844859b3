package dev.baton.matrix.csv;

import dev.baton.matrix.TypedLine;
import java.util.regex.Pattern;

/** Cells that a spreadsheet would run as a formula, written so that it shows them instead. */
public final class SpreadsheetCell {
  /** In the languages that Excel, Google Sheets and LibreOffice write them. */
  private static final Pattern ERROR =
      Pattern.compile(
          "#[\\p{Lu}\\p{Lo}\\p{N}/_¡¿ ]{2,20}[!?]|#N/A|#NV|#N/D|#Н/Д|#YOK|#N\\.D\\.|#GETTING_DATA|#BUSY"
              + "|(?:Err|Fehler|Erreur|Errore|Fout):[0-9]{3}|Loading\\.\\.\\."
              + "|(?i:#(?:ref|value|name|div/0|null|num|spill|calc|error)[!?]|#n/a)");

  private static final String SEPARATORS = ",;\t|\n\r";

  /** With the full-width forms, which spreadsheets of East Asia take for the same. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

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

  /**
   * The cell so that no part of it is run as a formula, whichever of comma, semicolon, tab and bar
   * a spreadsheet takes for the separator: with a wrong guess a cell may begin behind any of them,
   * and behind a line end. An apostrophe stands before each such sign, so that {@link
   * #readForAnySeparator} gives every cell back.
   */
  public static String writtenForAnySeparator(String cell) {
    String told = retold(cell, true);
    return isBlankFirst(cell) ? "'" + told : told;
  }

  /** Undoes {@link #writtenForAnySeparator}. */
  public static String readForAnySeparator(String cell) {
    boolean blankFirst = cell.startsWith("'") && isBlankFirst(cell);
    return retold(blankFirst ? cell.substring(1) : cell, false);
  }

  private static boolean isBlankFirst(String cell) {
    int start = afterApostrophes(cell);
    return start < cell.length() && "\t\r".indexOf(cell.charAt(start)) >= 0;
  }

  /** One pass, as an export asks this of every cell of a million lines. */
  private static String retold(String cell, boolean writing) {
    StringBuilder told = null;
    int done = 0;
    boolean couldBegin = true;
    for (int at = 0; at < cell.length(); at++) {
      char sign = cell.charAt(at);
      if (couldBegin && FORMULA.indexOf(sign) >= 0) {
        boolean marked = at > 0 && cell.charAt(at - 1) == '\'';
        if (writing || marked) {
          told = told == null ? new StringBuilder(cell.length() + 8) : told;
          told.append(cell, done, writing ? at : at - 1).append(writing ? "'" : "");
          done = at;
        }
      }
      couldBegin = SEPARATORS.indexOf(sign) >= 0 || (couldBegin && isSkipped(sign));
    }
    return told == null ? cell : told.append(cell, done, cell.length()).toString();
  }

  /** What spreadsheets drop before they look whether a cell is a formula. */
  private static boolean isSkipped(char sign) {
    return sign == '"' || sign == '\'' || Character.isWhitespace(sign) || sign == '\u00a0';
  }

  /** By hand, because an export asks this of every cell of a million lines. */
  private static boolean isFormula(String cell) {
    int start = afterApostrophes(cell);
    return start < cell.length() && "=+-@\t\r".indexOf(cell.charAt(start)) >= 0;
  }

  private static int afterApostrophes(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == '\'') {
      start++;
    }
    return start;
  }
}
