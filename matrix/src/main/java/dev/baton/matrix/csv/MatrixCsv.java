package dev.baton.matrix.csv;

import dev.baton.matrix.Route;
import dev.baton.matrix.check.Fault;
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

  /** Reads a file of at most {@link #MAX_BYTES}; leaves the stream open. */
  public static ParseResult read(InputStream file) throws IOException {
    return read(file, MAX_BYTES);
  }

  /**
   * Reads a file; of a larger one no more than the limit and one byte. Leaves the stream open.
   *
   * @param maxBytes the largest file that is read
   * @throws IOException when the stream cannot be read; what the file says never throws
   */
  public static ParseResult read(InputStream file, int maxBytes) throws IOException {
    byte[] bytes = file.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      return new ParseResult.Faulty(
          List.of(
              Fault.ofFile(
                  "The file is larger than " + size(maxBytes) + ".",
                  "Remove what is not part of the matrix, or merge rows by a vertical bar.")));
    }
    return switch (FileText.of(bytes)) {
      case FileText.Unreadable(var fault) -> new ParseResult.Faulty(List.of(fault));
      case FileText.Text(var text) -> new MatrixCsvReader().read(text);
    };
  }

  private static String size(int bytes) {
    int megabyte = 1024 * 1024;
    return bytes % megabyte == 0 ? bytes / megabyte + " MB" : bytes + " bytes";
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
