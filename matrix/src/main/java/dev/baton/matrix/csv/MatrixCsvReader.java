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
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One reading of a file's text: header, rows, and what only all rows together can tell. */
final class MatrixCsvReader {
  /** A line that Excel reads and writes: what stands between the columns of this file. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=([,;|\t])\"?[;,|\t ]*(?:\\r\\n|\\n|\\r|$)", Pattern.CASE_INSENSITIVE);

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

  private void readRecords(String whole) {
    Matcher separator = SEPARATOR.matcher(whole);
    boolean named = separator.lookingAt();
    String text = named ? whole.substring(separator.end()) : whole;
    long before = named ? 1 : 0;
    long line = before + 1;
    CSVFormat format =
        named
            ? CSVFormat.RFC4180.builder().setDelimiter(separator.group(1).charAt(0)).get()
            : CSVFormat.RFC4180;
    try (CSVParser parser = format.parse(new StringReader(text))) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        if (!take(line, records.next())) {
          return;
        }
        line = before + parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException misquoted) {
      findings.fault(line, "", "", new FileDefect.BrokenQuotation());
    }
  }

  /** Takes one record; false when the rest of the file is not worth reading. */
  private boolean take(long line, CSVRecord record) {
    List<String> cells = record.toList();
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
