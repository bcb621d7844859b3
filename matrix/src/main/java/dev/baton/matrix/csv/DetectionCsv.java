package dev.baton.matrix.csv;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TypedLine;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import dev.baton.matrix.sla.DetectionColumn;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import dev.baton.matrix.sla.SlaHours;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The criteria of automatic detection as a CSV file, read as the matrix is. */
public final class DetectionCsv {
  /** The most rows that a file may have. */
  public static final int MAX_ROWS = 1_000;

  private static final int MAX_VALUE = 75;
  private static final int MAX_TIER = 50;
  private static final int MAX_SENTENCE = 300;

  /** A faulty row is read to its end with these, so that no fault hides another. */
  private static final Tier UNREAD_TIER = new Tier("unread");

  private final Findings findings = new Findings();
  private final Map<UUID, Long> lines = new HashMap<>();
  private final List<DetectionRule> rules = new ArrayList<>();

  private DetectionCsv() {}

  /** What reading a file gave. */
  public sealed interface Reading {
    /** The rows in their order, numbered from 1; warnings need not be mended. */
    record Parsed(List<DetectionRule> rules, List<Warning> warnings) implements Reading {
      public Parsed {
        rules = List.copyOf(rules);
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
      case FileText.Text(var text) -> new DetectionCsv().read(text);
    };
  }

  /** These criteria as a file that reads back as they are. */
  public static String write(List<DetectionRule> rules) {
    return PromiseCsvWriter.criteria(rules);
  }

  private Reading read(String text) {
    new CsvRows(DetectionColumn.all(), MAX_ROWS, new FileDefect.TooManyRows(MAX_ROWS), findings)
        .each(text, this::take);
    return findings.faultCount() > 0
        ? new Reading.Faulty(findings.faults())
        : new Reading.Parsed(rules, findings.warnings());
  }

  private void take(RowCells cells) {
    int before = findings.faultCount();
    SlaHours hours = PromiseCells.hours(cells, DetectionColumn.HOURS).orElse(new SlaHours.Always());
    cells.require(DetectionColumn.WHEN, new PromiseDefect.BlankWhen());
    Optional<When> when =
        cells.parsed(DetectionColumn.WHEN, When::parse, new PromiseDefect.NotWhen());
    Optional<Duration> after = after(cells, when, hours);
    Optional<Tier> to = to(cells);
    String say = say(cells);
    List<Tier> tiers = tiers(cells);
    List<Priority> priorities =
        cells.allParsed(DetectionColumn.PRIORITY, Priority::parse, new RowDefect.NotPriority());
    List<String> accountTiers = values(cells, DetectionColumn.ACCOUNT_TIER);
    List<String> categories = values(cells, DetectionColumn.CATEGORY);
    boolean counts = waitingCounts(cells);
    if (findings.faultCount() == before && when.isPresent() && after.isPresent()) {
      add(
          cells.line(),
          new DetectionRule(
              rules.size() + 1,
              when.get(),
              tiers,
              priorities,
              accountTiers,
              categories,
              after.get(),
              hours,
              counts,
              to.orElse(UNREAD_TIER),
              say));
    }
  }

  private void add(long line, DetectionRule rule) {
    // A second time for the same tickets and tier would find what the first has found already.
    Long first = lines.putIfAbsent(rule.id(), line);
    if (first == null) {
      rules.add(rule);
    } else {
      findings.fault(line, "", "", new RowDefect.Repeated(first));
    }
  }

  private static Optional<Duration> after(RowCells cells, Optional<When> when, SlaHours hours) {
    boolean opening = when.filter(When.OPENED::equals).isPresent();
    boolean atOnce =
        cells
            .text(DetectionColumn.AFTER)
            .map(text -> Names.key(TypedLine.value(text)).equals("at once"))
            .orElse(true);
    if (opening) {
      if (!atOnce) {
        cells.fault(
            DetectionColumn.AFTER.header(),
            cells.text(DetectionColumn.AFTER).orElse(""),
            new PromiseDefect.AfterOpening());
      }
      return Optional.of(Duration.ZERO);
    }
    cells.require(DetectionColumn.AFTER, new PromiseDefect.BlankAfter());
    return PromiseCells.time(cells, DetectionColumn.AFTER, hours);
  }

  private static Optional<Tier> to(RowCells cells) {
    cells.require(DetectionColumn.TO, new RowDefect.BlankTier());
    List<String> names = cells.values(DetectionColumn.TO);
    cells.limit(DetectionColumn.TO.header(), names, MAX_TIER, RowDefect.Part.TIER);
    if (names.size() > 1) {
      cells.fault(
          DetectionColumn.TO.header(), String.join("|", names), new RowDefect.SeveralTiers());
    }
    return names.stream().findFirst().map(Tier::new);
  }

  private static List<Tier> tiers(RowCells cells) {
    List<String> names = cells.values(DetectionColumn.TIER);
    cells.limit(DetectionColumn.TIER.header(), names, MAX_TIER, RowDefect.Part.TIER);
    return names.stream().map(Tier::new).toList();
  }

  private static List<String> values(RowCells cells, FileColumn column) {
    return PromiseCells.values(cells, column, MAX_VALUE);
  }

  private static boolean waitingCounts(RowCells cells) {
    return cells
        .parsed(
            DetectionColumn.WAITING,
            text ->
                switch (Names.key(TypedLine.value(text))) {
                  case "counts" -> Optional.of(true);
                  case "pauses" -> Optional.of(false);
                  default -> Optional.empty();
                },
            new PromiseDefect.NotWaiting())
        .orElse(false);
  }

  private static String say(RowCells cells) {
    cells.require(DetectionColumn.SAY, new PromiseDefect.BlankSay());
    Optional<String> say = cells.text(DetectionColumn.SAY);
    cells.limit(
        DetectionColumn.SAY.header(), say.stream().toList(), MAX_SENTENCE, RowDefect.Part.CRITERIA);
    return say.orElse("unread");
  }
}
