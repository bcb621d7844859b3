package dev.baton.matrix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route the ticket may take.
 *
 * @param candidates who may take it over, best first; may be empty only when unavailable
 * @param unavailable why it cannot be taken now; empty when it can
 */
public record Suggestion(
    Route route,
    Direction direction,
    List<Candidate> candidates,
    Optional<Unavailable> unavailable) {
  /** Throws {@link IllegalArgumentException} when available without a candidate. */
  public Suggestion {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() && unavailable.isEmpty()) {
      throw new IllegalArgumentException("An available route needs somebody to take over");
    }
  }

  public boolean available() {
    return unavailable.isEmpty();
  }

  /** The best candidate; empty when nobody can take it over. */
  public Optional<Person> owner() {
    return candidates.stream().findFirst().map(Candidate::person);
  }

  /** Why this route and, after that, why its best candidate. */
  public List<Reason> reasons() {
    return Stream.concat(
            Stream.of(new Reason.CriteriaMatched(route.conditions())),
            candidates.stream().limit(1).flatMap(candidate -> candidate.reasons().stream()))
        .toList();
  }
}
