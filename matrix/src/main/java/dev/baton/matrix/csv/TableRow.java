package dev.baton.matrix.csv;

import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
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
  private boolean faulty;

  TableRow(long line, Map<String, Integer> places, List<String> cells, Consumer<Fault> faults) {
    this.line = line;
    this.places = places;
    this.cells = List.copyOf(cells);
    this.faults = faults;
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
    String text = place == null || place >= cells.size() ? "" : CellText.of(cells.get(place));
    Optional<Defect> unusable = CellText.defect(text, MOST).map(defect -> defect);
    unusable.ifPresent(defect -> fault(column, text, defect));
    return Optional.of(text).filter(some -> !some.isEmpty() && unusable.isEmpty());
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
