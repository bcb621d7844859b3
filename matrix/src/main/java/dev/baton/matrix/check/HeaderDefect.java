package dev.baton.matrix.check;

import dev.baton.matrix.FileColumn;

/** What is wrong with the names of columns. */
public sealed interface HeaderDefect extends Defect {
  /** A column that every file needs is not there. */
  record Missing(FileColumn column) implements HeaderDefect {}

  /** The name of a column with a slip in it, which would not be read. */
  record Misspelt(FileColumn meant) implements HeaderDefect {}

  /** Another column has the same name. */
  record NamedTwice() implements HeaderDefect {}

  /** More own conditions than a matrix may have. */
  record TooManyConditions(int count, int most) implements HeaderDefect {}

  /**
   * An own condition without a usable name.
   *
   * @param longest the most characters of a name
   */
  record ConditionName(int longest) implements HeaderDefect {}
}
