package dev.baton.matrix.csv;

import dev.baton.matrix.Names;
import dev.baton.matrix.check.RowDefect;
import java.util.Arrays;
import java.util.Optional;

/** A cell as people meant it, and what no cell may hold. */
final class CellText {
  private CellText() {}

  /** Without blanks at its ends and without the apostrophe before what looks like a formula. */
  static String of(String cell) {
    return Names.strip(SpreadsheetCell.read(Names.strip(cell))).replace("\r\n", "\n");
  }

  /** Line breaks and tabs are plain; NUL and its like are not. */
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\t');
  }

  /**
   * Why a text is of no use in any column; empty where it may be.
   *
   * @param most how many characters are kept
   */
  static Optional<RowDefect> defect(String text, int most) {
    if (isPlain(text) && Arrays.stream(text.split("[|\n]")).anyMatch(SpreadsheetCell::isError)) {
      return Optional.of(new RowDefect.SpreadsheetError());
    }
    return unstorable(text, most);
  }

  /** The same for a text that was in no spreadsheet. */
  static Optional<RowDefect> unstorable(String text, int most) {
    if (!isPlain(text)) {
      return Optional.of(new RowDefect.ControlCharacters());
    }
    return text.length() > most
        ? Optional.of(new RowDefect.TooLong(RowDefect.Part.CELL, text.length(), most))
        : Optional.empty();
  }
}
