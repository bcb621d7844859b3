package dev.baton.matrix.csv;

import dev.baton.matrix.Priority;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import dev.baton.matrix.sla.SlaColumn;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The promises as a CSV file, read as the matrix is. */
public final class SlaCsv {
  /** The most rows that a file may have. */
  public static final int MAX_ROWS = 1_000;

  private static final int MAX_VALUE = 75;
  private static final int MAX_ACCOUNT = 200;

  private final Findings findings = new Findings();
  private final List<Read> rows = new ArrayList<>();

  private record Read(long line, SlaTarget target) {}

  private SlaCsv() {}

  /** What reading a file gave. */
  public sealed interface Reading {
    /** The rows in their order, numbered from 1; warnings need not be mended. */
    record Parsed(SlaPolicy policy, List<Warning> warnings) implements Reading {
      public Parsed {
        warnings = List.copyOf(warnings);
      }
    }

    /** All faults of the file in the order of its lines, at least one; nothing of it is used. */
    record Faulty(List<Fault> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Reads a file; of one larger than {@link MatrixCsv#MAX_BYTES} no more than that and one byte.
   * Leaves the stream open.
   *
   * @throws IOException when the stream cannot be read; what the file says never throws
   */
  public static Reading read(InputStream file) throws IOException {
    return switch (FileText.of(file)) {
      case FileText.Unreadable(var fault) -> new Reading.Faulty(List.of(fault));
      case FileText.Text(var text) -> new SlaCsv().read(text);
    };
  }

  /** These promises as a file that reads back as they are. */
  public static String write(SlaPolicy policy) {
    return PromiseCsvWriter.promises(policy.targets());
  }

  private Reading read(String text) {
    new CsvRows(SlaColumn.all(), MAX_ROWS, new FileDefect.TooManyRows(MAX_ROWS), findings)
        .each(text, this::take);
    checkRowsTogether();
    return findings.faultCount() > 0
        ? new Reading.Faulty(findings.faults())
        : new Reading.Parsed(
            new SlaPolicy(rows.stream().map(Read::target).toList()), findings.warnings());
  }

  private void take(RowCells cells) {
    int before = findings.faultCount();
    SlaHours hours = PromiseCells.hours(cells, SlaColumn.HOURS).orElse(new SlaHours.Always());
    SlaTarget target =
        new SlaTarget(
            rows.size() + 1,
            account(cells),
            PromiseCells.values(cells, SlaColumn.ACCOUNT_TIER, MAX_VALUE),
            cells.allParsed(SlaColumn.PRIORITY, Priority::parse, new RowDefect.NotPriority()),
            time(cells, SlaColumn.FIRST_RESPONSE, hours),
            time(cells, SlaColumn.RESOLUTION, hours),
            hours);
    // Who has faults is not compared: it says something else once they are mended.
    if (findings.faultCount() == before) {
      rows.add(new Read(cells.line(), target));
    }
  }

  private static Optional<Duration> time(RowCells cells, SlaColumn column, SlaHours hours) {
    return PromiseCells.time(cells, column, hours);
  }

  private static Optional<String> account(RowCells cells) {
    List<String> names = PromiseCells.values(cells, SlaColumn.ACCOUNT, MAX_ACCOUNT);
    if (names.size() > 1) {
      cells.fault(
          SlaColumn.ACCOUNT.header(), String.join("|", names), new PromiseDefect.SeveralAccounts());
    }
    return names.stream().findFirst();
  }

  /** Where two rows are equally narrow, no ticket may fit both. */
  private void checkRowsTogether() {
    for (int later = 0; later < rows.size(); later++) {
      SlaTarget one = rows.get(later).target();
      rows.stream()
          .limit(later)
          .filter(earlier ->
              earlier.target().specificity() == one.specificity() && earlier.target().overlaps(one))
          .findFirst()
          .ifPresent(at(rows.get(later).line()));
    }
  }

  private Consumer<Read> at(long line) {
    return first -> findings.fault(line, "", "", new PromiseDefect.AsNarrow(first.line()));
  }
}
