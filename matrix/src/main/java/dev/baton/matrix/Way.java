package dev.baton.matrix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shortest way of a ticket from one tier to another, route by route.
 *
 * @param tiers those it passes, the first after where it starts, the last where it ends; at least
 *     one
 */
public record Way(List<Tier> tiers) {
  /** Throws {@link IllegalArgumentException} for a way of no step. */
  public Way {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("A way has a step");
    }
  }

  /** Every tier that routes lead to from there, each by its shortest way, nearest first. */
  public static List<Way> allFrom(Tier start, Matrix matrix) {
    List<Way> found = new ArrayList<>();
    Set<Tier> seen = new HashSet<>(Set.of(start));
    Deque<List<Tier>> open = new ArrayDeque<>(List.of(List.of()));
    while (!open.isEmpty()) {
      List<Tier> walked = open.removeFirst();
      Tier here = walked.isEmpty() ? start : walked.getLast();
      for (Route route : matrix.leaving(here)) {
        if (seen.add(route.to())) {
          List<Tier> further = new ArrayList<>(walked);
          further.add(route.to());
          open.addLast(further);
          found.add(new Way(further));
        }
      }
    }
    return found;
  }

  /** The shortest one; empty when no routes lead there. */
  public static Optional<Way> between(Tier start, Tier end, Matrix matrix) {
    return allFrom(start, matrix).stream().filter(way -> way.end().equals(end)).findFirst();
  }

  /** Where it ends. */
  public Tier end() {
    return tiers.getLast();
  }

  /** The tiers between; empty where one route leads there. */
  public List<Tier> through() {
    return tiers.subList(0, tiers.size() - 1);
  }
}
