package dev.baton.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Routes by the tier they leave and the category they name, so that few are tried per ticket. */
final class RouteIndex {
  /** Folded names are never empty, so this stands for "any category". */
  private static final String ANY = "";

  private final Map<Tier, Map<String, List<Entry>>> entries = new HashMap<>();

  private record Entry(Route route, List<Condition> conditions) {
    boolean fits(Map<String, String> keys) {
      for (Condition condition : conditions) {
        String key = keys.get(condition.column());
        if (key == null || !condition.keys().contains(key)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Condition(String column, Set<String> keys) {}

  RouteIndex(List<Route> routes) {
    routes.forEach(this::add);
  }

  private void add(Route route) {
    Entry entry =
        new Entry(
            route,
            route.conditions().stream()
                .map(criterion -> new Condition(criterion.columnKey(), criterion.keys()))
                .toList());
    Map<String, List<Entry>> leaving = entries.computeIfAbsent(route.from(), _ -> new HashMap<>());
    List<String> categories =
        route.categories().isEmpty()
            ? List.of(ANY)
            : route.categories().stream().map(Names::key).toList();
    categories.forEach(key -> leaving.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry));
  }

  /** Routes that leave this tier and whose every condition the ticket meets. */
  Stream<Route> fitting(Tier from, Map<String, String> keys) {
    Map<String, List<Entry>> leaving = entries.getOrDefault(from, Map.of());
    return Stream.of(keys.getOrDefault("category", ANY), ANY)
        .distinct()
        .flatMap(key -> leaving.getOrDefault(key, List.of()).stream())
        .filter(entry -> entry.fits(keys))
        .map(Entry::route);
  }
}
