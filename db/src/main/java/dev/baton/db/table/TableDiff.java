package dev.baton.db.table;

import dev.baton.escalation.field.FieldChange;
import dev.baton.matrix.check.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * What rows of a file change.
 *
 * @param added rows about what Baton never saw
 * @param changed rows that change something
 * @param unchanged rows that say what is known
 * @param older rows of which something newer stands, and stays
 * @param unknownAccounts tickets whose customer has no account
 * @param shown the first that are added or changed
 * @param faults what only the workspace's rows could tell
 */
public record TableDiff(
    int added,
    int changed,
    int unchanged,
    int older,
    int unknownAccounts,
    List<RowChange> shown,
    List<Fault> faults) {
  /** So many of the rows that change something are shown one by one. */
  public static final int MOST_SHOWN = 200;

  /** Of no rows. */
  public static final TableDiff NONE = new TableDiff(0, 0, 0, 0, 0, List.of(), List.of());

  public TableDiff {
    shown = List.copyOf(shown);
    faults = List.copyOf(faults);
  }

  /**
   * One row.
   *
   * @param name of the account or key of the ticket
   * @param fields that change; of an added one what it says
   */
  public record RowChange(String name, boolean added, List<FieldChange> fields) {
    public RowChange {
      fields = List.copyOf(fields);
    }
  }

  /** Of these rows and of those. */
  public TableDiff plus(TableDiff more) {
    List<RowChange> all = new ArrayList<>(shown);
    more.shown().stream().limit(MOST_SHOWN - shown.size()).forEach(all::add);
    List<Fault> wrong = new ArrayList<>(faults);
    wrong.addAll(more.faults());
    return new TableDiff(
        added + more.added(),
        changed + more.changed(),
        unchanged + more.unchanged(),
        older + more.older(),
        unknownAccounts + more.unknownAccounts(),
        all,
        wrong);
  }

  /** Whether there is something to apply. */
  public boolean changesSomething() {
    return added + changed > 0;
  }
}
