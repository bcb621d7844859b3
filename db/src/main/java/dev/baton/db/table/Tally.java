package dev.baton.db.table;

import dev.baton.escalation.field.Facts;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
import java.util.ArrayList;
import java.util.List;

/** Counts rows of one batch as they are compared. */
final class Tally {
  private int added;
  private int changed;
  private int unchanged;
  private int older;
  private int unknownAccounts;
  private final List<TableDiff.RowChange> shown = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  void heard(String name, boolean isNew, Facts.Heard heard) {
    if (isNew) {
      added++;
    } else if (!heard.changes().isEmpty()) {
      changed++;
    } else if (heard.older().isEmpty()) {
      unchanged++;
    }
    if (!isNew && !heard.older().isEmpty()) {
      older++;
    }
    if (isNew || !heard.changes().isEmpty()) {
      shown.add(new TableDiff.RowChange(name, isNew, heard.changes()));
    }
  }

  void accountUnknown() {
    unknownAccounts++;
  }

  void fault(long line, String column, String value, Defect defect) {
    faults.add(new Fault(line, column, value, defect));
  }

  TableDiff diff() {
    return new TableDiff(
        added,
        changed,
        unchanged,
        older,
        unknownAccounts,
        shown.stream().limit(TableDiff.MOST_SHOWN).toList(),
        faults);
  }
}
