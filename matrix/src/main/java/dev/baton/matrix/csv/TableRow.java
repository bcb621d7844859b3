package dev.baton.matrix.csv;

import dev.baton.matrix.Names;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.RowDefect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One row of a table; what is wrong with its cells becomes a fault. */
public final class TableRow {
  private static final int MOST = 10_000;

  private final long line;
  private final Map<String, Integer> places;
  private final List<String> cells;
  private final Consumer<Fault> faults;
  private final boolean ofSpreadsheet;
  private boolean faulty;

  TableRow(long line, Map<String, Integer> places, List<String> cells, Consumer<Fault> faults) {
    this(line, places, cells, faults, true);
  }

  private TableRow(
      long line,
      Map<String, Integer> places,
      List<String> cells,
      Consumer<Fault> faults,
      boolean ofSpreadsheet) {
    this.ofSpreadsheet = ofSpreadsheet;
    this.line = line;
    this.places = places;
    this.cells = List.copyOf(cells);
    this.faults = faults;
  }

  /**
   * What a program says instead of a file, in the same words: only the columns that it names are
   * there.
   */
  public static TableRow said(Map<String, String> cells, Consumer<Fault> faults) {
    Map<String, Integer> places = new HashMap<>();
    List<String> texts = new ArrayList<>();
    cells.forEach((column, text) -> {
      places.put(column, texts.size());
      texts.add(text);
    });
    return new TableRow(1, places, texts, faults, false);
  }

  /** Line of the file, from 1, at which it starts. */
  public long line() {
    return line;
  }

  /** Whether the file has this column. */
  public boolean has(String column) {
    return places.containsKey(column);
  }

  /** What stands there without blanks at its ends; empty when blank, absent or unusable. */
  public Optional<String> text(String column) {
    Integer place = places.get(column);
    String cell = place == null || place >= cells.size() ? "" : cells.get(place);
    String text = ofSpreadsheet ? CellText.of(cell) : Names.strip(cell);
    Optional<Defect> unusable = defect(text).map(defect -> defect);
    unusable.ifPresent(defect -> fault(column, text, defect));
    return Optional.of(text).filter(some -> !some.isEmpty() && unusable.isEmpty());
  }

  /** What a program says was in no spreadsheet: "#REF!" is something that a customer wrote. */
  private Optional<RowDefect> defect(String text) {
    return ofSpreadsheet ? CellText.defect(text, MOST) : CellText.unstorable(text, MOST);
  }

  /** The same read by {@code parse}; what it cannot read is noted as a fault. */
  public <T> Optional<T> parsed(
      String column, Function<String, Optional<T>> parse, Defect unreadable) {
    return text(column)
        .flatMap(text -> {
          Optional<T> value = parse.apply(text);
          if (value.isEmpty()) {
            fault(column, text, unreadable);
          }
          return value;
        });
  }

  /** Notes what is wrong with a cell, or with the row where no column is named. */
  public void fault(String column, String value, Defect defect) {
    faulty = true;
    faults.accept(new Fault(line, column, value, defect));
  }

  /** Whether something of it was found wrong. */
  public boolean isFaulty() {
    return faulty;
  }
}
