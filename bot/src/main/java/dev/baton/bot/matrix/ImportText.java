package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Change;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.check.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an import says on the console, line by line. */
public final class ImportText {
  private final MatrixWords words;

  /**
   * @param words of the console, which is English
   */
  public ImportText(Wording words) {
    this.words = new MatrixWords(words);
  }

  /** Why nothing could be read, and what to do. */
  public String unopened(Unopened why) {
    return words.unopened(why);
  }

  /** Every fault with its place, what it is and how to mend it, after a line that counts them. */
  public List<String> faults(List<Fault> faults) {
    List<String> lines = new ArrayList<>();
    lines.add(
        faults.size() == 1
            ? "1 fault. Nothing of the file is used until it is mended:"
            : faults.size() + " faults. Nothing of the file is used until they are mended:");
    faults.stream().map(this::fault).forEach(lines::add);
    return lines;
  }

  /** Warnings, the differences to the live version, gaps, and the checks that were not made. */
  public List<String> plan(ImportPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(plan));
    plan.changes().forEach(change -> lines.addAll(change(change)));
    if (plan.reordered()) {
      lines.add("  The order of the routes changes, and with it which of equals is offered first.");
    }
    lines.addAll(warnings(plan.warnings()));
    plan.gaps().stream().map(this::gap).forEach(lines::add);
    return lines;
  }

  /** What was passed over, each with its place. */
  public List<String> warnings(List<Warning> warnings) {
    return warnings.stream().map(this::warning).toList();
  }

  private String fault(Fault fault) {
    String value = fault.value().isEmpty() ? "" : " “" + fault.value() + "”:";
    return "  %s:%s %s"
        .formatted(place(fault.line(), fault.column()), value, words.defect(fault.defect()));
  }

  private String warning(Warning warning) {
    return "  Warning, %s: %s"
        .formatted(place(warning.line(), warning.column()), words.warning(warning));
  }

  private static String place(long line, String column) {
    String row = line == 0 ? "file" : "line " + line;
    return column.isEmpty() ? row : row + ", " + column;
  }

  private String gap(Gap gap) {
    String kind =
        switch (gap.severity()) {
          case REFUSED -> "Refused";
          case WARNING -> "Gap";
          case NOT_CHECKED -> "Not checked";
        };
    return "  %s: %s".formatted(kind, words.gap(gap));
  }

  private static String summary(ImportPlan plan) {
    long added = plan.changes().stream().filter(Change.Added.class::isInstance).count();
    long changed = plan.changes().stream().filter(Change.Changed.class::isInstance).count();
    long removed = plan.changes().stream().filter(Change.Removed.class::isInstance).count();
    String against =
        plan.liveVersion()
            .map(version -> "against version " + version)
            .orElse("with no live version to compare with");
    return String.format(
        Locale.ROOT,
        "%d routes, %s: %d added, %d changed, %d removed, %d as before.",
        plan.routes().size(),
        against,
        added,
        changed,
        removed,
        plan.unchanged());
  }

  private static List<String> change(Change change) {
    return switch (change) {
      case Change.Added(Route route) -> List.of("  + " + title(route));
      case Change.Removed(Route route) -> List.of("  - " + title(route));
      case Change.Changed(_, Route after, var fields) -> changed(after, fields);
    };
  }

  private static List<String> changed(Route after, List<Change.Field> fields) {
    List<String> lines = new ArrayList<>();
    lines.add("  ~ " + title(after));
    for (Change.Field field : fields) {
      lines.add(
          "      %s: %s → %s"
              .formatted(field.column(), shown(field.before()), shown(field.after())));
    }
    return lines;
  }

  private static String title(Route route) {
    return String.format(
        Locale.ROOT,
        "route %d, %s → %s: %s",
        route.number(),
        route.from(),
        route.to(),
        route.criteria());
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "(blank)" : cell;
  }
}
