package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Absence;
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
   * Somebody who was asked left the workspace.
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

  /** Why a decider stands in; empty when it is their own turn. */
  static Optional<AskedReason> standingInFor(List<Absence> absent) {
    return absent.isEmpty() ? Optional.empty() : Optional.of(new StandsIn(Absentee.of(absent)));
  }
}
