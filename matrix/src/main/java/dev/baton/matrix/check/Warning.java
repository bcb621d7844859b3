package dev.baton.matrix.check;

import dev.baton.matrix.FileColumn;
import java.util.Optional;

/** Something in a file that was passed over. */
public sealed interface Warning {
  /** Line of the file, from 1. */
  long line();

  /** Name of the column; empty when it has none. */
  String column();

  /**
   * A column that Baton does not know.
   *
   * @param meant the one whose name it resembles; empty when it resembles none
   */
  record UnknownColumn(long line, String column, Optional<? extends FileColumn> meant)
      implements Warning {}

  /** A column without a name that has cells in it. */
  record UnnamedColumn(long line) implements Warning {
    @Override
    public String column() {
      return "";
    }
  }
}
