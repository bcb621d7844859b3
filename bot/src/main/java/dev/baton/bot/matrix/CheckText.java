package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Column;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Change;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.check.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a check found, line by line: plain text in the reader's language, none of it left out. */
public final class CheckText {
  private final Wording words;
  private final MatrixWords sentences;

  /**
   * @param words the reader's
   */
  public CheckText(Wording words) {
    this.words = words;
    this.sentences = new MatrixWords(words);
  }

  /** Every fault: where, what stands there, what is wrong and how to mend it. */
  public List<String> faults(List<Fault> faults) {
    return faults.stream().map(this::fault).toList();
  }

  private String fault(Fault fault) {
    String what = sentences.defect(fault.defect());
    String line = String.valueOf(fault.line());
    if (fault.line() == 0) {
      return words.say(MatrixPhrase.FAULT_OF_FILE, "what", what);
    }
    if (fault.column().isEmpty()) {
      return words.say(MatrixPhrase.FAULT_OF_LINE, "line", line, "what", what);
    }
    return fault.value().isEmpty()
        ? words.say(
            MatrixPhrase.FAULT_OF_BLANK_CELL, "line", line, "column", fault.column(), "what", what)
        : words.say(
            MatrixPhrase.FAULT_OF_CELL,
            "line",
            line,
            "column",
            fault.column(),
            "value",
            fault.value(),
            "what",
            what);
  }

  /** What must be mended first, then what changes, then what it leaves open. */
  public List<String> plan(ImportPlan plan) {
    List<String> lines = new ArrayList<>();
    gaps(plan, true, lines);
    lines.addAll(changes(plan));
    gaps(plan, false, lines);
    lines.addAll(warnings(plan.warnings()));
    return lines;
  }

  /** What was passed over, in the order of lines. */
  public List<String> warnings(List<Warning> warnings) {
    return warnings.stream()
        .sorted(Comparator.comparingLong(Warning::line))
        .map(this::warning)
        .toList();
  }

  /** Only what changes. */
  List<String> changes(ImportPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.changes().forEach(change -> change(change, lines));
    if (plan.reordered()) {
      lines.add(words.say(MatrixPhrase.ORDER_CHANGED));
    }
    return lines;
  }

  private void gaps(ImportPlan plan, boolean refused, List<String> lines) {
    plan.gaps().stream()
        .filter(gap -> (gap.severity() == Gap.Severity.REFUSED) == refused)
        .map(gap ->
            words.say(
                MatrixPhrase.GAP_LINE, "severity", gap.severity(), "what", sentences.gap(gap)))
        .forEach(lines::add);
  }

  private String warning(Warning warning) {
    return words.say(
        MatrixPhrase.WARNING_LINE,
        "line",
        String.valueOf(warning.line()),
        "named",
        !warning.column().isEmpty(),
        "column",
        warning.column(),
        "what",
        sentences.warning(warning));
  }

  private void change(Change change, List<String> lines) {
    switch (change) {
      case Change.Added(Route route) -> whole(MatrixPhrase.ROUTE_ADDED, route, lines);
      case Change.Removed(Route route) -> whole(MatrixPhrase.ROUTE_REMOVED, route, lines);
      case Change.Changed(_, Route after, var fields) -> {
        lines.add(title(MatrixPhrase.ROUTE_CHANGED, after));
        fields.forEach(field ->
            lines.add(
                words.say(
                    MatrixPhrase.FIELD_CHANGED,
                    "column",
                    field.column(),
                    "before",
                    shown(field.before()),
                    "after",
                    shown(field.after()))));
      }
    }
  }

  /** Hours tell apart what is otherwise alike. */
  private void whole(MatrixPhrase phrase, Route route, List<String> lines) {
    lines.add(title(phrase, route));
    route
        .hours()
        .map(hours ->
            words.say(
                MatrixPhrase.ROUTE_CELL,
                "column",
                Column.HOURS.header(),
                "value",
                hours.toString()))
        .ifPresent(lines::add);
  }

  private String title(MatrixPhrase phrase, Route route) {
    return words.say(
        phrase,
        "number",
        String.valueOf(route.number()),
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "criteria",
        route.criteria());
  }

  private String shown(String cell) {
    return cell.isEmpty() ? words.say(MatrixPhrase.BLANK_CELL) : cell;
  }

  /** How many routes, and how many of them are new, changed, gone; in Slack's format. */
  public String summary(String name, ImportPlan plan) {
    if (plan.liveVersion().isEmpty()) {
      return words.say(MatrixPhrase.PLAN_FIRST, "name", name, "n", plan.routes().size());
    }
    return words.say(
        MatrixPhrase.PLAN_SUMMARY,
        "name",
        name,
        "n",
        plan.routes().size(),
        "version",
        String.valueOf(plan.liveVersion().get()),
        "added",
        count(plan, Change.Added.class),
        "changed",
        count(plan, Change.Changed.class),
        "removed",
        count(plan, Change.Removed.class),
        "unchanged",
        plan.unchanged());
  }

  private static long count(ImportPlan plan, Class<? extends Change> kind) {
    return plan.changes().stream().filter(kind::isInstance).count();
  }
}
