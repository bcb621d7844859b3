package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Criterion;
import dev.baton.matrix.Reason;
import java.util.List;

/**
 * Why a route and its owner were suggested, as it is kept with an escalation: people by their Slack
 * id, and no words, which are drawn for whoever reads them.
 */
public sealed interface OwnerReason {
  /** The ticket fitted these conditions of the route; empty when the route takes any ticket. */
  record CriteriaMatched(List<Condition> conditions) implements OwnerReason {
    public CriteriaMatched {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * One condition of a route.
   *
   * @param column of the matrix, such as {@code account_tier} or {@code if:region}
   * @param values any of them fits
   */
  record Condition(String column, List<String> values) {
    public Condition {
      requireNonNull(column);
      values = List.copyOf(values);
    }
  }

  /** Was here then. */
  record Available() implements OwnerReason {}

  /** Tickets accepted in the 7 days before and still theirs. */
  record Load(int accepted) implements OwnerReason {}

  /** Named first of several. */
  record FirstInOrder() implements OwnerReason {}

  /** Accepted least recently of several, or never. */
  record NextInRotation(boolean acceptedBefore) implements OwnerReason {}

  /** The lowest load of several. */
  record LeastLoaded() implements OwnerReason {}

  /** Stands in, because none of these could take it. */
  record BackupFor(List<Absentee> absent) implements OwnerReason {
    public BackupFor {
      absent = List.copyOf(absent);
    }
  }

  /** Owned this ticket in that tier before. */
  record OwnedBefore(String tier) implements OwnerReason {
    public OwnedBefore {
      requireNonNull(tier);
    }
  }

  /** A sentence from before reasons were kept as codes, which says none of the above. */
  record Legacy(String text) implements OwnerReason {
    public Legacy {
      requireNonNull(text);
    }
  }

  /**
   * A reason of a newer program, which this one does not know.
   *
   * @param stored as it is kept, whole
   */
  record Unknown(String stored) implements OwnerReason {
    public Unknown {
      requireNonNull(stored);
    }
  }

  /** What the matrix found, as it is kept. */
  static OwnerReason of(Reason reason) {
    return switch (reason) {
      case Reason.CriteriaMatched(var matched) ->
          new CriteriaMatched(matched.stream().map(OwnerReason::condition).toList());
      case Reason.Available() -> new Available();
      case Reason.Load(var accepted) -> new Load(accepted);
      case Reason.FirstInOrder() -> new FirstInOrder();
      case Reason.NextInRotation(var lastAccepted) -> new NextInRotation(lastAccepted.isPresent());
      case Reason.LeastLoaded() -> new LeastLoaded();
      case Reason.BackupFor(var absent) -> new BackupFor(Absentee.of(absent));
      case Reason.OwnedBefore(var tier) -> new OwnedBefore(tier.name());
    };
  }

  private static Condition condition(Criterion criterion) {
    return new Condition(criterion.column(), criterion.texts());
  }
}
