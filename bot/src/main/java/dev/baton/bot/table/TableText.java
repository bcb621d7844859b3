package dev.baton.bot.table;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.matrix.CheckText;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.table.TableDiff;
import dev.baton.escalation.field.FieldChange;
import java.util.ArrayList;
import java.util.List;

/** What a check of accounts or tickets found, line by line, as plain text. */
final class TableText {
  private static final int SHOWN_VALUE = 120;

  private final Wording words;

  /**
   * @param words the reader's
   */
  TableText(Wording words) {
    this.words = requireNonNull(words);
  }

  /** Every line; the first says the most. */
  List<String> lines(TableKind kind, String name, TableOutcome outcome) {
    return switch (outcome) {
      case TableOutcome.Faulty(var faults) -> {
        List<String> lines = new ArrayList<>();
        lines.add(words.plain(TablePhrase.FAULTS, "name", name, "n", faults.size()));
        lines.addAll(new CheckText(words).faults(faults));
        yield lines;
      }
      case TableOutcome.Planned planned -> planned(kind, name, planned);
      case TableOutcome.Applied(_, var diff) ->
          List.of(
              words.plain(
                  TablePhrase.APPLIED,
                  "name",
                  name,
                  "added",
                  diff.added(),
                  "changed",
                  diff.changed()));
      case TableOutcome.UnknownWorkspace() -> List.of(words.plain(TablePhrase.NOT_KNOWN));
    };
  }

  private List<String> planned(TableKind kind, String name, TableOutcome.Planned planned) {
    TableDiff diff = planned.diff();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.plain(
            TablePhrase.SUMMARY,
            "name",
            name,
            "n",
            planned.rows(),
            "added",
            diff.added(),
            "changed",
            diff.changed(),
            "unchanged",
            diff.unchanged()));
    if (diff.older() > 0) {
      lines.add(words.plain(TablePhrase.OLDER, "n", diff.older()));
    }
    if (diff.unknownAccounts() > 0) {
      lines.add(words.plain(TablePhrase.UNKNOWN_ACCOUNTS, "n", diff.unknownAccounts()));
    }
    if (kind == TableKind.TICKETS && diff.added() > 0) {
      lines.add(words.plain(TablePhrase.NO_ALARM));
    }
    lines.addAll(new CheckText(words).warnings(planned.warnings()));
    diff.shown().forEach(row -> lines.addAll(row(row)));
    int more = diff.added() + diff.changed() - diff.shown().size();
    if (more > 0) {
      lines.add(words.plain(TablePhrase.MORE_ROWS, "n", more));
    }
    if (!diff.changesSomething()) {
      lines.add(words.plain(TablePhrase.NOTHING_NEW));
    }
    return lines;
  }

  private List<String> row(TableDiff.RowChange row) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.plain(
            row.added() ? TablePhrase.ROW_ADDED : TablePhrase.ROW_CHANGED, "name", row.name()));
    if (!row.added()) {
      for (FieldChange field : row.fields()) {
        lines.add(
            words.plain(
                TablePhrase.FIELD,
                "field",
                field.field(),
                "before",
                shown(field.before()),
                "after",
                shown(field.after())));
      }
    }
    return lines;
  }

  private String shown(String cell) {
    if (cell.isEmpty()) {
      return words.plain(TablePhrase.BLANK);
    }
    String line = cell.replace('\n', ' ');
    return line.length() <= SHOWN_VALUE ? line : line.substring(0, SHOWN_VALUE - 1) + "…";
  }
}
