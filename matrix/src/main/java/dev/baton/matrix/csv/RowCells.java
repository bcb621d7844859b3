package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.FileColumn;
import dev.baton.matrix.Names;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.RowDefect;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The cells of one row, read one by one; what is wrong with a cell becomes a fault. */
final class RowCells {
  static final int MAX_CELL = 3_000;

  private final long line;
  private final Header header;
  private final List<String> cells;
  private final Findings findings;

  RowCells(long line, Header header, List<String> cells, Findings findings) {
    this.line = line;
    this.header = header;
    this.cells = cells;
    this.findings = findings;
    if (cells.stream().skip(header.width()).anyMatch(cell -> !Names.tidy(cell).isEmpty())) {
      fault(
          "",
          String.join(",", cells.subList(header.width(), cells.size())),
          new RowDefect.MoreCellsThanHeader());
    }
  }

  long line() {
    return line;
  }

  /** Without blanks at its ends; empty when blank or absent, or faulty, which is noted. */
  Optional<String> text(FileColumn column) {
    return header.place(column).flatMap(place -> text(column.header(), place));
  }

  private Optional<String> text(String column, int place) {
    String text = raw(place);
    Optional<RowDefect> unusable = CellText.defect(text, MAX_CELL);
    unusable.ifPresent(defect -> fault(column, text, defect));
    return Optional.of(text).filter(some -> !some.isEmpty() && unusable.isEmpty());
  }

  private String raw(int place) {
    return CellText.of(place < cells.size() ? cells.get(place) : "");
  }

  /** Line breaks and tabs are plain; NUL and its like are not. */
  static boolean isPlain(String text) {
    return CellText.isPlain(text);
  }

  /** Whether nothing stands there, or nothing but bars. */
  boolean isBlank(FileColumn column) {
    return header.place(column).map(this::raw).orElse("").replace("|", "").isBlank();
  }

  /** Notes a blank as a fault; a column that is missing altogether is noted with the header. */
  void require(FileColumn column, Defect blank) {
    if (header.place(column).isPresent() && isBlank(column)) {
      fault(column.header(), "", blank);
    }
  }

  /** Values between bars, each tidied, each once, no blank ones. */
  List<String> values(FileColumn column) {
    return text(column).map(RowCells::split).orElse(List.of());
  }

  /** Values of the workspace's own conditions by name. */
  Map<String, List<String>> customValues() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    header
        .custom()
        .forEach((name, place) ->
            text(Column.CUSTOM + name, place)
                .map(RowCells::split)
                .filter(some -> !some.isEmpty())
                .ifPresent(some -> values.put(name, some)));
    return values;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .map(Names::tidy)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /** One value read by {@code parse}; one it cannot read is noted as a fault. */
  <T> Optional<T> parsed(
      FileColumn column, Function<String, Optional<T>> parse, Defect unreadable) {
    return text(column).flatMap(text -> parsed(column, text, parse, unreadable));
  }

  /** Several values read by {@code parse}; those it cannot read are noted as faults. */
  <T> List<T> allParsed(FileColumn column, Function<String, Optional<T>> parse, Defect unreadable) {
    return values(column).stream()
        .flatMap(value -> parsed(column, value, parse, unreadable).stream())
        .distinct()
        .toList();
  }

  private <T> Optional<T> parsed(
      FileColumn column, String text, Function<String, Optional<T>> parse, Defect unreadable) {
    Optional<T> value = parse.apply(text);
    if (value.isEmpty()) {
      fault(column.header(), text, unreadable);
    }
    return value;
  }

  /** Notes each value that is longer than Slack can show. */
  void limit(String column, List<String> values, int most, RowDefect.Part part) {
    values.stream()
        .filter(value -> value.length() > most)
        .forEach(value -> fault(column, value, new RowDefect.TooLong(part, value.length(), most)));
  }

  void fault(String column, String value, Defect defect) {
    findings.fault(line, column, value, defect);
  }
}
