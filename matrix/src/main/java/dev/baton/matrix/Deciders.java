package dev.baton.matrix;

import java.util.List;

/**
 * Who decides on a request, in the order in which they are asked. Each person appears once; the
 * requester never does.
 *
 * @param steps who is asked at first, when that is overdue, and so on; no step is empty
 * @param absent leads, backup leads and managers who cannot decide, with why
 */
public record Deciders(List<List<Decider>> steps, List<Absence> absent) {
  public Deciders {
    steps = steps.stream().map(List::copyOf).toList();
    absent = List.copyOf(absent);
  }

  /** Who gets the request at once; empty when nobody can decide. */
  public List<Decider> now() {
    return step(0);
  }

  /** Who gets it as well once the decision is overdue; empty when there is nobody else. */
  public List<Decider> afterDeadline() {
    return step(1);
  }

  /** Who gets it in the end; the same as {@link #now()} when there is nobody else. */
  public List<Decider> last() {
    return step(steps.size() - 1);
  }

  /** Who is asked at this step, from 0; empty past the end. */
  public List<Decider> step(int index) {
    return index >= 0 && index < steps.size() ? steps.get(index) : List.of();
  }

  /** Everybody who may be asked in the end. */
  public List<Decider> all() {
    return steps.stream().flatMap(List::stream).toList();
  }
}
