package dev.baton.matrix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a route or a person is suggested. */
public sealed interface Reason {
  /** The ticket fits these conditions of the route; empty when the route takes any ticket. */
  record CriteriaMatched(List<Criterion> matched) implements Reason {
    public CriteriaMatched {
      matched = List.copyOf(matched);
    }
  }

  /** Here now. */
  record Available() implements Reason {}

  /** Tickets accepted in the last 7 days and still theirs. */
  record Load(int accepted) implements Reason {}

  /** Named first of several. */
  record FirstInOrder() implements Reason {}

  /** Accepted least recently of several; empty when they never accepted one. */
  record NextInRotation(Optional<Instant> lastAccepted) implements Reason {}

  /** The lowest load of several. */
  record LeastLoaded() implements Reason {}

  /** Stands in, because none of these can take it. */
  record BackupFor(List<Absence> absent) implements Reason {
    public BackupFor {
      absent = List.copyOf(absent);
    }
  }

  /** Owned this ticket in that tier before. */
  record OwnedBefore(Tier tier) implements Reason {}
}
