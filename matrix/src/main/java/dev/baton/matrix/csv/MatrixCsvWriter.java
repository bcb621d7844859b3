package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.Names;
import dev.baton.matrix.Route;
import dev.baton.matrix.RouteCells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Routes as the text of a file. */
final class MatrixCsvWriter {
  private final List<Route> routes;

  MatrixCsvWriter(List<Route> routes) {
    this.routes = routes;
  }

  String text() {
    Map<String, String> columns = columns();
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns.values().stream().map(SpreadsheetCell::written).toList());
      for (Route route : routes) {
        printer.printRecord(row(route, columns));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("A text in memory refused to be written", impossible);
    }
    return text.toString();
  }

  /** Header by folded column name: own conditions stand after the account tier. */
  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      columns.put(column.header(), column.header());
      if (column == Column.ACCOUNT_TIER) {
        routes.stream()
            .flatMap(route -> route.custom().stream())
            .forEach(custom -> columns.putIfAbsent(custom.columnKey(), custom.column()));
      }
    }
    return columns;
  }

  private static List<String> row(Route route, Map<String, String> columns) {
    Map<String, String> byKey = new LinkedHashMap<>();
    RouteCells.of(route).forEach((column, text) -> byKey.put(Names.key(column), text));
    List<String> cells = new ArrayList<>();
    columns
        .keySet()
        .forEach(key -> cells.add(SpreadsheetCell.written(byKey.getOrDefault(key, ""))));
    return cells;
  }
}
