package dev.baton.escalation.detect;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Baton does about a ticket for which one or more criteria hold. */
public sealed interface NextStep {
  /**
   * Ask for one step towards the tier that should have it.
   *
   * @param ways the tiers one forward step away from which it can be reached, the nearest to it
   *     first; the tier itself where a route leads there
   */
  record Ask(Tier target, List<Tier> ways) implements NextStep {
    public Ask {
      ways = List.copyOf(ways);
    }
  }

  /**
   * A request waits already: it gets to know.
   *
   * @param later whether the criteria want a later tier than it asks for, whose leads are told
   */
  record Add(Tier target, boolean later) implements NextStep {}

  /** It is in that tier or a later one. */
  record AlreadyThere(Tier tier) implements NextStep {}

  /** The tier that should have it handed it back a moment ago. */
  record HandedBack(Tier target) implements NextStep {}

  /** No forward routes lead there. */
  record NoWay(Tier target) implements NextStep {}

  /**
   * What holds for the ticket.
   *
   * @param pending where the request that waits would take it
   * @param handedBack tiers that handed it back within a day
   */
  record Standing(Tier tier, Optional<Tier> pending, Set<Tier> handedBack) {
    public Standing {
      requireNonNull(tier);
      requireNonNull(pending);
      handedBack = Set.copyOf(handedBack);
    }
  }

  /**
   * One step for all of them, towards the latest tier.
   *
   * @param wanted where the criteria that hold want it; at least one
   */
  static NextStep of(List<Tier> wanted, Standing ticket, Matrix matrix) {
    List<Tier> order = matrix.tiers();
    Tier target =
        wanted.stream()
            .max(Comparator.comparingInt(order::indexOf))
            .orElseThrow(() -> new IllegalArgumentException("No criterion holds"));
    int place = order.indexOf(target);
    if (place >= 0 && order.indexOf(ticket.tier()) >= place) {
      return new AlreadyThere(ticket.tier());
    }
    if (ticket.pending().isPresent()) {
      return new Add(target, order.indexOf(ticket.pending().get()) < place);
    }
    if (ticket.handedBack().contains(target)) {
      return new HandedBack(target);
    }
    List<Tier> ways = ways(matrix, ticket.tier(), target);
    return ways.isEmpty() ? new NoWay(target) : new Ask(target, ways);
  }

  private static List<Tier> ways(Matrix matrix, Tier from, Tier target) {
    Map<Tier, Integer> steps = stepsTo(matrix, target);
    return matrix.leaving(from).stream()
        .filter(route -> matrix.directionOf(route) == Direction.FORWARD)
        .map(route -> route.to())
        .distinct()
        .filter(steps::containsKey)
        .sorted(Comparator.comparing(steps::get))
        .toList();
  }

  /** How many forward routes lead from each tier to the target at least. */
  private static Map<Tier, Integer> stepsTo(Matrix matrix, Tier target) {
    Map<Tier, Integer> steps = new HashMap<>(Map.of(target, 0));
    Deque<Tier> open = new ArrayDeque<>(List.of(target));
    while (!open.isEmpty()) {
      Tier to = open.remove();
      int further = steps.getOrDefault(to, 0) + 1;
      matrix.entering(to).stream()
          .filter(route -> matrix.directionOf(route) == Direction.FORWARD)
          .map(route -> route.from())
          .forEach(from -> {
            if (steps.putIfAbsent(from, further) == null) {
              open.add(from);
            }
          });
    }
    return steps;
  }
}
