package dev.baton.matrix.check;

import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Names;
import dev.baton.matrix.Route;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which categories can come to which tier by forward routes, and which then stop there although
 * other tickets go on. Conditions other than the category are not looked at: they narrow when a
 * route holds, not whether somebody thought of the category.
 */
final class Coverage {
  /** Stands for {@value TicketFacts#OTHER}: no folded category is empty. */
  private static final String OTHER = "";

  private final Matrix matrix;
  private final Map<String, String> spellings = new LinkedHashMap<>();
  private final Map<Tier, Set<String>> leaving = new HashMap<>();
  private final Map<Tier, Set<String>> arriving = new HashMap<>();

  private Coverage(Matrix matrix) {
    this.matrix = matrix;
    matrix.categories().forEach(category -> spellings.put(Names.key(category), category));
    spellings.put(OTHER, TicketFacts.OTHER);
    matrix.entryTiers().forEach(tier -> arriving.put(tier, spellings.keySet()));
  }

  static Coverage of(Matrix matrix) {
    Coverage coverage = new Coverage(matrix);
    // A forward route leads to a later tier, so one walk in the order of tiers reaches all.
    for (Tier tier : matrix.tiers()) {
      matrix.leaving(tier).stream()
          .filter(route -> matrix.directionOf(route) == Direction.FORWARD)
          .forEach(coverage::follow);
    }
    return coverage;
  }

  private void follow(Route route) {
    Set<String> taken = new HashSet<>();
    if (route.categories().isEmpty()) {
      taken.addAll(spellings.keySet());
    }
    route.categories().forEach(category -> taken.add(Names.key(category)));
    leaving.computeIfAbsent(route.from(), _ -> new HashSet<>()).addAll(taken);
    taken.retainAll(arriving.getOrDefault(route.from(), Set.of()));
    arriving.computeIfAbsent(route.to(), _ -> new HashSet<>()).addAll(taken);
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (Tier tier : matrix.tiers()) {
      List<String> stopping =
          spellings.keySet().stream()
              .filter(key -> arriving.getOrDefault(tier, Set.of()).contains(key))
              .filter(key -> leaving.containsKey(tier) && !leaving.get(tier).contains(key))
              .map(key -> spellings.getOrDefault(key, key))
              .toList();
      if (!stopping.isEmpty()) {
        gaps.add(new Gap.NotCovered(tier, stopping));
      }
    }
    return gaps;
  }
}
