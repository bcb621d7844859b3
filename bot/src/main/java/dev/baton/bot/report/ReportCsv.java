package dev.baton.bot.report;

import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.matrix.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A report as a file: the rows and columns that the page shows, in English and in units that a
 * program reads. Times are minutes, shares per cent with one decimal.
 */
final class ReportCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ReportCsv() {}

  static String of(Report report) {
    StringBuilder file = new StringBuilder().append(BYTE_ORDER_MARK);
    try (CSVPrinter printer = new CSVPrinter(file, CSVFormat.RFC4180)) {
      printer.printRecord(heads(report));
      for (List<Cell> row : report.rows()) {
        for (Cell cell : row) {
          for (String part : cells(cell)) {
            printer.print(isNumber(cell) ? part : SpreadsheetCell.writtenForAnySeparator(part));
          }
        }
        printer.println();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toString();
  }

  /** Nobody typed it: it may begin with a minus. */
  private static boolean isNumber(Cell cell) {
    return switch (cell) {
      case Cell.Count _, Cell.Change _, Cell.Share _, Cell.Time _, Cell.Money _ -> true;
      default -> false;
    };
  }

  private static List<String> heads(Report report) {
    List<String> heads = new ArrayList<>();
    for (ReportColumn column : report.columns()) {
      String name =
          column == ReportColumn.GROUP
              ? report.question().by().map(by -> by.code().replace('-', ' ')).orElse("group")
              : column.code();
      heads.addAll(heads(name, column, ReportText.zone(report.zone())));
    }
    return heads;
  }

  private static List<String> heads(String name, ReportColumn column, String zone) {
    return switch (column) {
      case HALF, NINE_TENTHS, OPEN_FOR -> List.of(name + " minutes");
      case BOUNCE_SHARE, IN_TIME, RATE, KEPT -> List.of(name + " per cent");
      case VALUE -> List.of(name, "currency");
      case ASKED_AT, DECIDED_AT, OPENED_AT, FIRST_RESPONSE, DUE -> List.of(name + " utc");
      // Days begin in the workspace's zone.
      case GROUP ->
          List.of(name.equals("month") || name.equals("week") ? name + " in " + zone : name);
      default -> List.of(name);
    };
  }

  private static List<String> cells(Cell cell) {
    return switch (cell) {
      case Cell.Money(var value) ->
          List.of(
              value.map(one -> one.amount().toPlainString()).orElse(""),
              value.map(one -> one.currency().getCurrencyCode()).orElse(""));
      default -> List.of(one(cell));
    };
  }

  private static String one(Cell cell) {
    return switch (cell) {
      case Cell.Count(long count) -> String.valueOf(count);
      case Cell.Change(long by) -> String.valueOf(by);
      case Cell.Share share ->
          share
              .share()
              .map(part -> String.format(Locale.ROOT, "%.1f", part * 100))
              .orElseGet(() -> share.all() == 0 ? "" : share.some() + " of " + share.all());
      case Cell.Time(var time) -> time.map(ReportCsv::minutes).orElse("");
      case Cell.Text(var said) -> said.orElse("");
      case Cell.Person(var id) -> id.orElse("");
      case Cell.When when -> when.part().whole() + (when.part().soFar() ? " so far" : "");
      case Cell.Day(var day) -> day.map(String::valueOf).orElse("");
      case Cell.Moment(var at) -> at.map(String::valueOf).orElse("");
      case Cell.Money(var value) -> value.map(one -> one.amount().toPlainString()).orElse("");
      case Cell.Code(_, var code) -> code.orElse("");
      case Cell.Ticket(var key) -> key.shown();
      case Cell.Hidden _ -> "";
    };
  }

  private static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 60_000.0);
  }
}
