package dev.baton.bot.table;

import dev.baton.db.table.TableDiff;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Warning;
import java.util.List;

/** What became of a file of accounts or tickets. */
sealed interface TableOutcome {
  /** Not well-formed, or against what is known; nothing of it is used. */
  record Faulty(List<Fault> faults) implements TableOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** What applying it would do. */
  record Planned(int rows, TableDiff diff, List<Warning> warnings) implements TableOutcome {
    public Planned {
      warnings = List.copyOf(warnings);
    }
  }

  /** What applying it did. */
  record Applied(int rows, TableDiff diff) implements TableOutcome {}

  /** The workspace is not known to Baton. */
  record UnknownWorkspace() implements TableOutcome {}
}
