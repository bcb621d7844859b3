package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Names;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TierOrder;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.RowDefect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One reading of a file's text: header, rows, and what only all rows together can tell. */
final class MatrixCsvReader {
  private final Findings findings = new Findings();
  private final List<ParsedRow> rows = new ArrayList<>();
  private final Map<Tier, Tier> spellings = new HashMap<>();
  private Optional<Header> header = Optional.empty();

  ParseResult read(String text) {
    if (Names.strip(text).startsWith("<")) {
      return faulty(new FileDefect.WebPage());
    }
    readRecords(text);
    if (header.isEmpty() && findings.faultCount() == 0) {
      return faulty(new FileDefect.Empty());
    }
    if (header.filter(Header::isMatrix).isPresent()) {
      checkRowsTogether();
    }
    return findings.faultCount() > 0
        ? new ParseResult.Faulty(findings.faults())
        : new ParseResult.Parsed(
            rows.stream().flatMap(row -> row.route().stream()).toList(), findings.warnings());
  }

  private ParseResult faulty(FileDefect defect) {
    return new ParseResult.Faulty(List.of(Fault.ofFile(defect)));
  }

  private void readRecords(String text) {
    CsvRecords.read(text, this::take)
        .ifPresent(line -> findings.fault(line, "", "", new FileDefect.BrokenQuotation()));
  }

  /** Takes one record; false when the rest of the file is not worth reading. */
  private boolean take(long line, List<String> cells) {
    if (cells.stream().allMatch(cell -> Names.tidy(cell).isEmpty())) {
      return true;
    }
    if (header.isEmpty()) {
      return takeHeader(line, cells);
    }
    if (rows.size() == MatrixCsv.MAX_ROUTES) {
      findings.fault(line, "", "", new FileDefect.TooManyRoutes(MatrixCsv.MAX_ROUTES));
      return false;
    }
    header.get().noteUnnamed(cells);
    RowCells row = new RowCells(line, header.get(), cells, findings);
    rows.add(ParsedRow.of(rows.size() + 1, row, findings, this::spelling));
    return true;
  }

  private boolean takeHeader(long line, List<String> cells) {
    if (cells.size() == 1 && (cells.getFirst().contains(";") || cells.getFirst().contains("\t"))) {
      findings.fault(line, "", cells.getFirst(), new FileDefect.NotCommaSeparated());
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
      findings.fault(Fault.ofFile(new FileDefect.NoRoutes()));
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
      findings.fault(row.line(), Column.OWNER.header(), "", new RowDefect.BlankOwner());
    }
  }

  private void checkDuplicates() {
    Map<Route, Long> lines = new HashMap<>();
    for (ParsedRow row : rows) {
      row.route()
          .map(route -> lines.putIfAbsent(route.withNumber(1), row.line()))
          .ifPresent(first -> findings.fault(row.line(), "", "", new RowDefect.Repeated(first)));
    }
  }
}
