package dev.baton.matrix.check;

import dev.baton.matrix.Criterion;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Routes that an earlier one always precedes: between the same tiers, with conditions on the same
 * columns that accept the same or more, at the same hours or always. A route with fewer conditions
 * shadows nothing, because the more specific one is preferred.
 */
final class Shadows {
  /** Routes that can be compared at all. */
  private record Kind(Tier from, Tier to, Set<String> columns) {}

  private record Accepted(String column, String value) {}

  private final Map<Kind, List<Route>> earlier = new HashMap<>();
  private final Map<Kind, Map<Accepted, List<Route>>> accepting = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  private Shadows() {}

  static Shadows of(List<Route> routes) {
    Shadows shadows = new Shadows();
    routes.forEach(shadows::take);
    return shadows;
  }

  private void take(Route route) {
    Map<String, Set<String>> conditions = conditions(route);
    Kind kind = new Kind(route.from(), route.to(), conditions.keySet());
    fewestRivals(kind, conditions).stream()
        .filter(rival -> covers(rival, route, conditions))
        .findFirst()
        .ifPresent(rival -> gaps.add(new Gap.Shadowed(route, rival)));
    earlier.computeIfAbsent(kind, _ -> new ArrayList<>()).add(route);
    accepted(conditions)
        .forEach(value ->
            accepting
                .computeIfAbsent(kind, _ -> new HashMap<>())
                .computeIfAbsent(value, _ -> new ArrayList<>())
                .add(route));
  }

  /** A route that covers this one accepts each of its values: the rarest leaves least to try. */
  private List<Route> fewestRivals(Kind kind, Map<String, Set<String>> conditions) {
    Map<Accepted, List<Route>> byValue = accepting.getOrDefault(kind, Map.of());
    Optional<List<Route>> rarest =
        accepted(conditions).stream()
            .map(value -> byValue.getOrDefault(value, List.of()))
            .min(Comparator.comparingInt(List::size));
    return rarest.orElseGet(() -> earlier.getOrDefault(kind, List.of()));
  }

  private static boolean covers(Route rival, Route route, Map<String, Set<String>> conditions) {
    boolean holds = rival.hours().isEmpty() || rival.hours().equals(route.hours());
    Map<String, Set<String>> wider = conditions(rival);
    return holds
        && conditions.entrySet().stream()
            .allMatch(
                one -> wider.getOrDefault(one.getKey(), Set.of()).containsAll(one.getValue()));
  }

  private static Map<String, Set<String>> conditions(Route route) {
    return route.conditions().stream()
        .collect(Collectors.toMap(Criterion::columnKey, Criterion::keys));
  }

  private static List<Accepted> accepted(Map<String, Set<String>> conditions) {
    return conditions.entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(value -> new Accepted(one.getKey(), value)))
        .toList();
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
