package dev.baton.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values that routes name in their conditions, each in its first spelling. */
final class Vocabulary {
  private final Map<String, String> categories = new TreeMap<>();
  private final Map<String, String> accountTiers = new LinkedHashMap<>();
  private final Map<String, String> customNames = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> customValues = new LinkedHashMap<>();

  Vocabulary(List<Route> routes) {
    routes.stream().flatMap(route -> route.conditions().stream()).forEach(this::note);
  }

  private void note(Criterion criterion) {
    switch (criterion) {
      case Criterion.Category(var values) -> noteAll(categories, values);
      case Criterion.OfPriority _ -> {}
      case Criterion.AccountTier(var values) -> noteAll(accountTiers, values);
      case Criterion.Custom(var name, var values) -> {
        String key = Names.key(name);
        customNames.putIfAbsent(key, name);
        noteAll(customValues.computeIfAbsent(key, _ -> new TreeMap<>()), values);
      }
    }
  }

  private static void noteAll(Map<String, String> known, List<String> values) {
    values.forEach(value -> known.putIfAbsent(Names.key(value), value));
  }

  List<String> categories() {
    return List.copyOf(categories.values());
  }

  List<String> accountTiers() {
    return List.copyOf(accountTiers.values());
  }

  Map<String, List<String>> custom() {
    Map<String, List<String>> custom = new LinkedHashMap<>();
    customNames.forEach((key, name) ->
        custom.put(name, List.copyOf(customValues.getOrDefault(key, Map.of()).values())));
    return custom;
  }
}
