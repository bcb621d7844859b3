package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One box of the route's checklist.
 *
 * @param explanation why it was not tried; empty when ticked
 */
public record ChecklistAnswer(String item, boolean ticked, Optional<String> explanation) {
  private static final int SHORTEST_EXPLANATION = 5;

  public ChecklistAnswer {
    requireNonNull(item);
    requireNonNull(explanation);
  }

  /** The outcome of checking a checklist. */
  public sealed interface Checked {}

  /** Each box ticked, or explained. */
  public record Complete(List<ChecklistAnswer> answers) implements Checked {
    public Complete {
      answers = List.copyOf(answers);
    }
  }

  /** Boxes are open and nothing says why. */
  public record Unexplained(DraftFault fault) implements Checked {}

  /**
   * Checks what was ticked against the route's checklist; one explanation serves all open boxes.
   */
  public static Checked check(List<String> checklist, Set<String> ticked, String explanation) {
    String said = TypedText.clean(explanation);
    List<ChecklistAnswer> answers = new ArrayList<>();
    int open = 0;
    for (String item : checklist) {
      boolean done = ticked.contains(item);
      open += done ? 0 : 1;
      answers.add(new ChecklistAnswer(item, done, done ? Optional.empty() : Optional.of(said)));
    }
    boolean explained = said.length() >= SHORTEST_EXPLANATION && !Filler.isFiller(said);
    return open == 0 || explained
        ? new Complete(answers)
        : new Unexplained(new DraftFault.ChecklistUnexplained(open));
  }
}
