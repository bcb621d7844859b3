package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Why somebody other than the lead was asked to decide, as it is kept: people by their Slack id,
 * and no words.
 */
public sealed interface AskedReason {
  /** They stand in for these, who could not decide. */
  record StandsIn(List<Absentee> absent) implements AskedReason {
    public StandsIn {
      absent = List.copyOf(absent);
    }
  }

  /**
   * Those asked before them let the time pass.
   *
   * @param asked Slack ids; those erased since are missing
   */
  record Late(List<String> asked) implements AskedReason {
    public Late {
      asked = List.copyOf(asked);
    }
  }

  /** Nobody nearer can decide: managers, or in the end whoever is away. */
  record NobodyElse(List<Absentee> absent) implements AskedReason {
    public NobodyElse {
      absent = List.copyOf(absent);
    }
  }

  /**
   * Somebody who was asked left the workspace, as it was kept until requests followed the present.
   *
   * @param leaver Slack id; empty once that was erased
   */
  record LeaverReplaced(Optional<String> leaver) implements AskedReason {
    public LeaverReplaced {
      requireNonNull(leaver);
    }
  }

  /** A sentence from before reasons were kept as codes, which says none of the above. */
  record Legacy(String text) implements AskedReason {
    public Legacy {
      requireNonNull(text);
    }
  }

  /**
   * A reason of a newer program, which this one does not know.
   *
   * @param stored as it is kept, whole
   */
  record Unknown(String stored) implements AskedReason {
    public Unknown {
      requireNonNull(stored);
    }
  }
}
