package dev.baton.matrix.csv;

import dev.baton.matrix.Names;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.check.Warning;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A file of rows under named columns, as the matrix is one: UTF-8, RFC 4180, header names in any
 * order. It is read row by row; none is kept.
 */
public final class Table {
  /** So many faults are shown; a file with more is read no further. */
  public static final int MOST_FAULTS = 1_000;

  private final Columns columns;
  private final Consumer<TableRow> rows;
  private final Findings findings = new Findings();
  private final Map<String, Integer> places = new HashMap<>();
  private boolean headed;
  private int width;
  private int count;

  private Table(Columns columns, Consumer<TableRow> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * What a file may hold.
   *
   * @param names of its columns, in lower case
   * @param needed without which the file is of no use
   * @param mostRows how many rows are read
   * @param mostBytes how large it may be
   */
  public record Columns(Set<String> names, Set<String> needed, int mostRows, int mostBytes) {
    public Columns {
      names = Set.copyOf(names);
      needed = Set.copyOf(needed);
    }
  }

  /**
   * What reading gave.
   *
   * @param faults in the order of lines; nothing of the file is used while there are any
   */
  public record Reading(int rows, List<Fault> faults, List<Warning> warnings) {
    public Reading {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads a file.
   *
   * @param rows gets each row; what it finds wrong with one it notes there
   */
  public static Reading read(byte[] file, Columns columns, Consumer<TableRow> rows) {
    if (file.length > columns.mostBytes()) {
      return failed(Fault.ofFile(new FileDefect.TooLarge(columns.mostBytes())));
    }
    return switch (FileText.of(file)) {
      case FileText.Unreadable(var fault) -> failed(fault);
      case FileText.Text(var text) -> new Table(columns, rows).read(text);
    };
  }

  private static Reading failed(Fault fault) {
    return new Reading(0, List.of(fault), List.of());
  }

  private Reading read(String text) {
    if (Names.strip(text).startsWith("<")) {
      return failed(Fault.ofFile(new FileDefect.WebPage()));
    }
    CsvRecords.read(text, this::take)
        .ifPresent(line -> findings.fault(line, "", "", new FileDefect.BrokenQuotation()));
    if (!headed && findings.faultCount() == 0) {
      return failed(Fault.ofFile(new FileDefect.Empty()));
    }
    if (count == 0 && findings.faultCount() == 0) {
      return failed(new Fault(0, "", "", new TableDefect.NoRows()));
    }
    return new Reading(count, findings.faults(), findings.warnings());
  }

  private boolean take(long line, List<String> cells) {
    if (cells.stream().allMatch(cell -> Names.tidy(cell).isEmpty())) {
      return true;
    }
    if (!headed) {
      headed = true;
      return header(line, cells);
    }
    if (count == columns.mostRows()) {
      findings.fault(line, "", "", new TableDefect.TooManyRows(columns.mostRows()));
      return false;
    }
    count++;
    TableRow row = new TableRow(line, places, cells, findings::fault);
    if (cells.stream().skip(width).anyMatch(cell -> !Names.tidy(cell).isEmpty())) {
      row.fault(
          "",
          String.join(",", cells.subList(width, cells.size())),
          new RowDefect.MoreCellsThanHeader());
    }
    rows.accept(row);
    return findings.faultCount() < MOST_FAULTS;
  }

  private boolean header(long line, List<String> cells) {
    if (cells.size() == 1 && (cells.getFirst().contains(";") || cells.getFirst().contains("\t"))) {
      findings.fault(line, "", cells.getFirst(), new FileDefect.NotCommaSeparated());
      return false;
    }
    width = cells.size();
    for (int place = 0; place < width; place++) {
      String shown = Names.tidy(CellText.of(cells.get(place)));
      String name = shown.toLowerCase(Locale.ROOT).replace(' ', '_');
      if (columns.names().contains(name)) {
        if (places.putIfAbsent(name, place) != null) {
          findings.fault(line, shown, shown, new HeaderDefect.NamedTwice());
        }
      } else if (!shown.isEmpty()) {
        findings.warning(new Warning.UnknownColumn(line, shown, Optional.empty()));
      }
    }
    new TreeSet<>(columns.needed())
        .stream()
            .filter(name -> !places.containsKey(name))
            .forEach(name -> findings.fault(line, name, "", new TableDefect.MissingColumn(name)));
    return places.keySet().containsAll(columns.needed());
  }
}
