package dev.baton.matrix.csv;

import dev.baton.matrix.FileColumn;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionColumn;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaColumn;
import dev.baton.matrix.sla.SlaTarget;
import dev.baton.matrix.sla.SlaTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Promises and criteria as the text of a file that reads back as they are. */
final class PromiseCsvWriter {
  private PromiseCsvWriter() {}

  static String promises(List<SlaTarget> targets) {
    return text(SlaColumn.values(), targets.stream().map(PromiseCsvWriter::row).toList());
  }

  private static List<String> row(SlaTarget target) {
    return List.of(
        target.account().orElse(""),
        several(target.accountTiers().stream()),
        several(target.priorities().stream().map(Priority::name)),
        time(target.firstResponse()),
        time(target.resolution()),
        target.hours().toString());
  }

  static String criteria(List<DetectionRule> rules) {
    return text(DetectionColumn.values(), rules.stream().map(PromiseCsvWriter::row).toList());
  }

  private static List<String> row(DetectionRule rule) {
    return List.of(
        rule.when().words(),
        several(rule.tiers().stream().map(Tier::name)),
        several(rule.priorities().stream().map(Priority::name)),
        several(rule.accountTiers().stream()),
        several(rule.categories().stream()),
        rule.after().isZero() ? "" : SlaTime.written(rule.after()),
        rule.hours().toString(),
        rule.waitingCounts() ? "counts" : "",
        rule.to().name(),
        rule.say());
  }

  private static String time(Optional<Duration> time) {
    return time.map(SlaTime::written).orElse("");
  }

  private static String several(Stream<String> values) {
    return String.join("|", values.toList());
  }

  private static String text(FileColumn[] columns, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(Arrays.stream(columns).map(FileColumn::header).toList());
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(SpreadsheetCell::written).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("A text in memory refused to be written", impossible);
    }
    return text.toString();
  }
}
