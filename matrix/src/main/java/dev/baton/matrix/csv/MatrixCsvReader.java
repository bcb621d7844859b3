package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Names;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TierOrder;
import dev.baton.matrix.check.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One reading of a file's text: header, rows, and what only all rows together can tell. */
final class MatrixCsvReader {
  private final Findings findings = new Findings();
  private final List<ParsedRow> rows = new ArrayList<>();
  private final Map<Tier, Tier> spellings = new HashMap<>();
  private Optional<Header> header = Optional.empty();

  ParseResult read(String text) {
    if (Names.strip(text).startsWith("<")) {
      return faulty(
          "This is a web page, not a CSV file.",
          "In Google Sheets choose Share, Publish to web, Comma-separated values.");
    }
    readRecords(text);
    if (header.isEmpty() && findings.faultCount() == 0) {
      return faulty("The file is empty.", "Give it a header and one row for each route.");
    }
    if (header.filter(Header::isMatrix).isPresent()) {
      checkRowsTogether();
    }
    return findings.faultCount() > 0
        ? new ParseResult.Faulty(findings.faults())
        : new ParseResult.Parsed(
            rows.stream().flatMap(row -> row.route().stream()).toList(), findings.warnings());
  }

  private ParseResult faulty(String what, String howToMend) {
    return new ParseResult.Faulty(List.of(Fault.ofFile(what, howToMend)));
  }

  private void readRecords(String text) {
    long line = 1;
    try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        if (!take(line, records.next())) {
          return;
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException misquoted) {
      findings.fault(
          line,
          "",
          "",
          "From the row that starts here the file cannot be read: a quotation mark is never closed,"
              + " or text follows the closing one.",
          "Close the quotation mark; write one inside a cell twice (\"\").");
    }
  }

  /** Takes one record; false when the rest of the file is not worth reading. */
  private boolean take(long line, CSVRecord record) {
    List<String> cells = record.toList();
    if (cells.stream().allMatch(cell -> Names.tidy(cell).isEmpty())) {
      return true;
    }
    if (header.isEmpty()) {
      return takeHeader(line, cells);
    }
    if (rows.size() == MatrixCsv.MAX_ROUTES) {
      findings.fault(
          line,
          "",
          "",
          "The file has more than " + MatrixCsv.MAX_ROUTES + " routes.",
          "Merge rows that differ in one condition by a vertical bar, such as P1|P2.");
      return false;
    }
    header.get().noteUnnamed(cells);
    RowCells row = new RowCells(line, header.get(), cells, findings);
    rows.add(ParsedRow.of(rows.size() + 1, row, findings, this::spelling));
    return true;
  }

  private boolean takeHeader(long line, List<String> cells) {
    if (cells.size() == 1 && (cells.getFirst().contains(";") || cells.getFirst().contains("\t"))) {
      findings.fault(
          line,
          "",
          cells.getFirst(),
          "The columns are not separated by commas.",
          "Save the file as comma separated values.");
      return false;
    }
    Header found = new Header(line, cells, findings);
    header = Optional.of(found);
    return found.isMatrix();
  }

  private Tier spelling(Tier tier) {
    return spellings.computeIfAbsent(tier, first -> first);
  }

  private void checkRowsTogether() {
    if (rows.isEmpty() && findings.faultCount() == 0) {
      findings.fault(
          Fault.ofFile("The file has a header and no routes.", "Add one row for each route."));
    }
    TierOrder order =
        TierOrder.of(rows.stream().flatMap(r -> Stream.concat(r.from().stream(), r.to().stream())));
    rows.forEach(row -> checkOwner(row, order));
    checkDuplicates();
  }

  private void checkOwner(ParsedRow row, TierOrder order) {
    if (row.ownerBlank()
        && header.flatMap(found -> found.place(Column.OWNER)).isPresent()
        && row.from().isPresent()
        && row.to().isPresent()
        && order.direction(row.from().get(), row.to().get()) != Direction.HAND_BACK) {
      findings.fault(
          row.line(),
          Column.OWNER.header(),
          "",
          "The cell is blank, which only a hand-back to an earlier tier allows.",
          "Name who takes the ticket over, by email.");
    }
  }

  private void checkDuplicates() {
    Map<Route, Long> lines = new HashMap<>();
    for (ParsedRow row : rows) {
      row.route()
          .map(route -> lines.putIfAbsent(route.withNumber(1), row.line()))
          .ifPresent(first ->
              findings.fault(
                  row.line(),
                  "",
                  "",
                  "The row says the same as line " + first + ".",
                  "Remove one of them."));
    }
  }
}
