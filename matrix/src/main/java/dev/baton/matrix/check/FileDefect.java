package dev.baton.matrix.check;

/** What is wrong with a file as a whole, or from some line to its end. */
public sealed interface FileDefect extends Defect {
  /**
   * Larger than is read.
   *
   * @param maxBytes the largest size that is read
   */
  record TooLarge(int maxBytes) implements FileDefect {}

  /** A workbook of a spreadsheet program instead of text. */
  record Workbook() implements FileDefect {}

  /** Encoded as UTF-16. */
  record Utf16() implements FileDefect {}

  /** From the end of the value shown, bytes are not UTF-8. */
  record NotUtf8() implements FileDefect {}

  /** A page of HTML, such as the one a private sheet answers with. */
  record WebPage() implements FileDefect {}

  /** Nothing stands in it. */
  record Empty() implements FileDefect {}

  /** A header and nothing below. */
  record NoRoutes() implements FileDefect {}

  /** The row at the fault's line is the first too many. */
  record TooManyRoutes(int most) implements FileDefect {}

  /** A header and nothing below, in a file of another kind than a matrix. */
  record NoRows() implements FileDefect {}

  /** The row at the fault's line is the first too many. */
  record TooManyRows(int most) implements FileDefect {}

  /** Columns are separated by semicolons or tabs. */
  record NotCommaSeparated() implements FileDefect {}

  /** A quotation that starts in this row never ends, or text follows its end. */
  record BrokenQuotation() implements FileDefect {}
}
