package dev.baton.escalation.privacy;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.Escalation;
import java.util.List;

/** What became of a wish to erase a person's data. */
public sealed interface ErasureOutcome {
  /** It is gone; Slack's id stays where the history needs it. */
  record Erased(String member) implements ErasureOutcome {
    public Erased {
      requireNonNull(member);
    }
  }

  /** They asked for something that nobody decided yet; nothing was changed. */
  record StillPending(List<Escalation> requests) implements ErasureOutcome {
    public StillPending {
      requests = List.copyOf(requests);
    }
  }

  /**
   * The live matrix names their address; nothing was changed.
   *
   * @param routes numbers of the rows that do
   */
  record StillInMatrix(List<Integer> routes) implements ErasureOutcome {
    public StillInMatrix {
      routes = List.copyOf(routes);
    }
  }

  /** They are an admin by grant and the only one; nothing was changed. */
  record LastAdmin() implements ErasureOutcome {}

  /** The workspace has nobody of that id. */
  record Unknown() implements ErasureOutcome {}
}
