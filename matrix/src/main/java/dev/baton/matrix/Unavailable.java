package dev.baton.matrix;

import java.util.List;

/** Why a route that fits the ticket cannot be taken now. */
public sealed interface Unavailable {
  /** Neither an owner nor a backup owner can take it over. */
  record NobodyToOwn(List<Absence> absent) implements Unavailable {
    public NobodyToOwn {
      absent = List.copyOf(absent);
    }
  }

  /** A hand-back to whoever owned the ticket there before, and nobody did. */
  record NeverOwnedThere(Tier tier, List<Absence> absent) implements Unavailable {
    public NeverOwnedThere {
      absent = List.copyOf(absent);
    }
  }

  /** No lead, backup lead, lead one tier up or manager can decide. */
  record NobodyToDecide(List<Absence> absent) implements Unavailable {
    public NobodyToDecide {
      absent = List.copyOf(absent);
    }
  }
}
