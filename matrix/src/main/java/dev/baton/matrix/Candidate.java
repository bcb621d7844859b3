package dev.baton.matrix;

import java.util.List;

/** Somebody who may take the ticket over, and why. */
public record Candidate(Person person, List<Reason> reasons) {
  public Candidate {
    reasons = List.copyOf(reasons);
  }
}
