package dev.baton.matrix.csv;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.FileColumns;
import dev.baton.matrix.Names;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One reading of a file's text: its header, and the rows below it. */
final class CsvRows {
  private final FileColumns columns;
  private final int most;
  private final FileDefect tooMany;
  private final Findings findings;
  private final List<RowCells> rows = new ArrayList<>();
  private Optional<Header> header = Optional.empty();

  /**
   * @param most rows that are read
   * @param tooMany the fault of a file with more
   * @param findings where faults and warnings are noted
   */
  CsvRows(FileColumns columns, int most, FileDefect tooMany, Findings findings) {
    this.columns = columns;
    this.most = most;
    this.tooMany = tooMany;
    this.findings = findings;
  }

  /** Every row as far as it can be read. */
  List<RowCells> read(String text) {
    if (Names.strip(text).startsWith("<")) {
      findings.fault(Fault.ofFile(new FileDefect.WebPage()));
      return List.of();
    }
    readRecords(text);
    if (header.isEmpty() && findings.faultCount() == 0) {
      findings.fault(Fault.ofFile(new FileDefect.Empty()));
    }
    return List.copyOf(rows);
  }

  /** Hands over each row of a file of the right kind; one without rows is a fault. */
  void each(String text, Consumer<RowCells> take) {
    List<RowCells> cells = read(text);
    if (!isMeant()) {
      return;
    }
    cells.forEach(take);
    if (cells.isEmpty() && findings.faultCount() == 0) {
      findings.fault(Fault.ofFile(new FileDefect.NoRows()));
    }
  }

  /** Whether the file is of the kind that it should be. */
  boolean isMeant() {
    return header.filter(Header::isMeant).isPresent();
  }

  boolean has(FileColumn column) {
    return header.flatMap(found -> found.place(column)).isPresent();
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
    if (rows.size() == most) {
      findings.fault(line, "", "", tooMany);
      return false;
    }
    header.get().noteUnnamed(cells);
    rows.add(new RowCells(line, header.get(), cells, findings));
    return true;
  }

  private boolean takeHeader(long line, List<String> cells) {
    if (cells.size() == 1 && (cells.getFirst().contains(";") || cells.getFirst().contains("\t"))) {
      findings.fault(line, "", cells.getFirst(), new FileDefect.NotCommaSeparated());
      return false;
    }
    Header found = new Header(columns, line, cells, findings);
    header = Optional.of(found);
    return found.isMeant();
  }
}
