package dev.baton.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.db.log.EscalationLog;
import dev.baton.escalation.log.LogFilter;
import dev.baton.matrix.csv.SpreadsheetCell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The log as CSV: RFC 4180, UTF-8 with a byte order mark, a header line, and cells that a
 * spreadsheet shows rather than runs, whichever separator it takes for the one meant. One line is
 * in memory at a time.
 */
public final class LogCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER = 1 << 16;

  private final CSVPrinter printer;
  private long lines;

  private LogCsv(CSVPrinter printer) {
    this.printer = printer;
  }

  /**
   * Writes the header and every line that matches; leaves the stream open.
   *
   * @param now when it is exported: what is pending then may be overdue
   * @return how many lines, without the header
   * @throws UncheckedIOException when the stream cannot be written
   */
  public static long write(EscalationLog log, LogFilter filter, Instant now, OutputStream stream) {
    return write(EscalationLog.columns(), csv -> log.stream(filter, now, csv::line), stream);
  }

  /** The same with the columns of figures alone. */
  public static long writeFigures(
      EscalationLog log, LogFilter filter, Instant now, OutputStream stream) {
    return write(EscalationLog.figureColumns(), csv -> log.figures(filter, now, csv::line), stream);
  }

  private static long write(List<String> heads, Consumer<LogCsv> lines, OutputStream stream) {
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8), BUFFER);
      writer.write(BYTE_ORDER_MARK);
      LogCsv csv = new LogCsv(new CSVPrinter(writer, CSVFormat.RFC4180));
      csv.printer.printRecord(heads);
      lines.accept(csv);
      csv.printer.flush();
      return csv.lines;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Writes lines of any cells, for a reader that is not the database. */
  static void write(Iterable<String[]> lines, Appendable to) {
    try {
      LogCsv csv = new LogCsv(new CSVPrinter(to, CSVFormat.RFC4180));
      lines.forEach(csv::line);
      csv.printer.flush();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void line(String[] cells) {
    try {
      for (String cell : cells) {
        printer.print(cell == null ? null : SpreadsheetCell.writtenForAnySeparator(cell));
      }
      printer.println();
      lines++;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
