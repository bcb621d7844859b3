package dev.baton.matrix.csv;

import dev.baton.matrix.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The matrix as a CSV file: UTF-8, RFC 4180, columns by name. */
public final class MatrixCsv {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  /** The most routes a matrix may have. */
  public static final int MAX_ROUTES = 10_000;

  private MatrixCsv() {}

  /**
   * Reads a file; of one larger than {@link #MAX_BYTES} no more than that and one byte. Leaves the
   * stream open. Of a key in column {@code oncall} only the fingerprint is read.
   *
   * @throws IOException when the stream cannot be read; what the file says never throws
   */
  public static ParseResult read(InputStream file) throws IOException {
    return switch (FileText.of(file)) {
      case FileText.Unreadable(var fault) -> new ParseResult.Faulty(List.of(fault));
      case FileText.Text(var text) -> new MatrixCsvReader().read(OncallCells.hidden(text).text());
    };
  }

  /**
   * Writes routes in their order so that {@link #read(InputStream)} gives them back, numbered from
   * 1. A cell that a spreadsheet would take for a formula gets an apostrophe, which reading
   * removes.
   */
  public static String write(List<Route> routes) {
    return new MatrixCsvWriter(routes).text();
  }
}
