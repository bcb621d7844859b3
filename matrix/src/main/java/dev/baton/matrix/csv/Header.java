package dev.baton.matrix.csv;

import dev.baton.matrix.Column;
import dev.baton.matrix.FileColumn;
import dev.baton.matrix.FileColumns;
import dev.baton.matrix.Names;
import dev.baton.matrix.TypedLine;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which column stands where in a file. */
final class Header {
  private static final Pattern OWN = Pattern.compile("^if ?: ?", Pattern.CASE_INSENSITIVE);
  private static final int MAX_CUSTOM = 3;
  private static final int MAX_NAME = 75;

  private final long line;
  private final Findings findings;
  private final FileColumns columns;
  private final Map<FileColumn, Integer> places = new HashMap<>();
  private final Map<String, Integer> custom = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<FileColumn> meant = new HashSet<>();
  private final Set<Integer> unnamed = new HashSet<>();
  private final int width;

  Header(FileColumns columns, long line, List<String> cells, Findings findings) {
    this.columns = columns;
    this.line = line;
    this.findings = findings;
    this.width = cells.size();
    for (int place = 0; place < width; place++) {
      note(Names.tidy(SpreadsheetCell.read(cells.get(place))), place);
    }
    unknown.forEach(this::unknown);
    columns.required().stream()
        .filter(column -> !places.containsKey(column) && !meant.contains(column))
        .forEach(this::missing);
    if (custom.size() > MAX_CUSTOM) {
      findings.fault(
          line,
          "",
          String.join(", ", custom.keySet()),
          new HeaderDefect.TooManyConditions(custom.size(), MAX_CUSTOM));
    }
  }

  private void note(String name, int place) {
    if (name.isEmpty()) {
      unnamed.add(place);
      return;
    }
    if (SpreadsheetCell.isError(name)) {
      findings.fault(line, name, name, new RowDefect.SpreadsheetError());
      return;
    }
    String ownName = OWN.matcher(TypedLine.of(name)).replaceFirst("");
    boolean ownCondition = columns.ownConditions() && !ownName.equals(TypedLine.of(name));
    Optional<FileColumn> column = columns.named(name);
    String key = column.map(FileColumn::header).orElse(Names.key(name));
    if (!names.add(ownCondition ? Names.key(Column.CUSTOM + ownName) : key)) {
      findings.fault(line, name, name, new HeaderDefect.NamedTwice());
    } else if (ownCondition) {
      noteCustom(ownName, place);
    } else if (column.isPresent()) {
      places.put(column.get(), place);
    } else {
      unknown.add(name);
    }
  }

  private void noteCustom(String name, int place) {
    if (name.isEmpty() || name.length() > MAX_NAME || !RowCells.isPlain(name)) {
      findings.fault(line, Column.CUSTOM, name, new HeaderDefect.ConditionName(MAX_NAME));
    } else {
      custom.put(name, place);
    }
  }

  /** A slip in the name of a column that is not there is asked back: its cells would be lost. */
  private void unknown(String name) {
    Optional<FileColumn> like = columns.like(name).filter(column -> !places.containsKey(column));
    if (like.isPresent()) {
      meant.add(like.get());
      findings.fault(line, name, name, new HeaderDefect.Misspelt(like.get()));
    } else {
      findings.warning(new Warning.UnknownColumn(line, name, columns.like(name)));
    }
  }

  private void missing(FileColumn column) {
    findings.fault(line, column.header(), "", new HeaderDefect.Missing(column));
  }

  /** Whether the file looks enough like what it should be for its rows to be worth checking. */
  boolean isMeant() {
    return columns.telling().stream().anyMatch(places::containsKey);
  }

  Optional<Integer> place(FileColumn column) {
    return Optional.ofNullable(places.get(column));
  }

  /** Own conditions by name, each with its place. */
  Map<String, Integer> custom() {
    return custom;
  }

  /** Warns when something stands below a blank header, which is easily overlooked. */
  void noteUnnamed(List<String> cells) {
    if (unnamed.stream().anyMatch(p -> p < cells.size() && !Names.tidy(cells.get(p)).isEmpty())) {
      findings.warning(new Warning.UnnamedColumn(line));
    }
  }

  int width() {
    return width;
  }
}
