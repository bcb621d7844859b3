package dev.baton.bot.matrix;

import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.ImportPlan;
import java.util.List;

/** What became of an import; only {@link Applied} changed anything. */
public sealed interface ImportOutcome {
  /**
   * @param version number of the new live version
   */
  record Applied(int version, ImportPlan plan) implements ImportOutcome {}

  /**
   * The live version says the same already.
   *
   * @param version its number
   */
  record Unchanged(int version, ImportPlan plan) implements ImportOutcome {}

  /**
   * The file says what it said at its last import, and another version went live since.
   *
   * @param version number of the live version
   * @param imported number of the version that was made of the file
   */
  record Overtaken(int version, int imported) implements ImportOutcome {}

  /** Well-formed, but with a gap that no matrix may have. */
  record Refused(ImportPlan plan) implements ImportOutcome {}

  /** Not well-formed. */
  record Faulty(List<Fault> faults) implements ImportOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** The workspace is not known to Baton. */
  record UnknownWorkspace() implements ImportOutcome {}
}
