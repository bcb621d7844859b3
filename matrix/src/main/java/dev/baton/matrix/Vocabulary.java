package dev.baton.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that routes name in their conditions, each in its first spelling. */
final class Vocabulary {
  private final Map<String, String> categories = new LinkedHashMap<>();
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
        String key = Wording.key(name);
        customNames.putIfAbsent(key, name);
        noteAll(customValues.computeIfAbsent(key, _ -> new LinkedHashMap<>()), values);
      }
    }
  }

  private static void noteAll(Map<String, String> known, List<String> values) {
    values.forEach(value -> known.putIfAbsent(Wording.key(value), value));
  }

  List<String> categories() {
    return sorted(categories);
  }

  List<String> accountTiers() {
    return List.copyOf(accountTiers.values());
  }

  Map<String, List<String>> custom() {
    Map<String, List<String>> custom = new LinkedHashMap<>();
    customNames.forEach(
        (key, name) -> custom.put(name, sorted(customValues.getOrDefault(key, Map.of()))));
    return custom;
  }

  private static List<String> sorted(Map<String, String> byKey) {
    return byKey.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
