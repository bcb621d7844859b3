package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.Direction;
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
import java.util.stream.Stream;

/** One reading of a matrix file's text: its rows, and what only all rows together can tell. */
final class MatrixCsvReader {
  private final Findings findings = new Findings();
  private final CsvRows file =
      new CsvRows(
          Column.all(),
          MatrixCsv.MAX_ROUTES,
          new FileDefect.TooManyRoutes(MatrixCsv.MAX_ROUTES),
          findings);
  private final List<ParsedRow> rows = new ArrayList<>();
  private final Map<Tier, Tier> spellings = new HashMap<>();

  ParseResult read(String text) {
    for (RowCells row : file.read(text)) {
      rows.add(ParsedRow.of(rows.size() + 1, row, findings, this::spelling));
    }
    if (file.isMeant()) {
      checkRowsTogether();
    }
    return findings.faultCount() > 0
        ? new ParseResult.Faulty(findings.faults())
        : new ParseResult.Parsed(
            rows.stream().flatMap(row -> row.route().stream()).toList(), findings.warnings());
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
        && file.has(Column.OWNER)
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
