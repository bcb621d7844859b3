package dev.baton.matrix.check;

import dev.baton.matrix.Criterion;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Names;
import dev.baton.matrix.Route;
import dev.baton.matrix.RouteCells;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two versions of the routes laid side by side. */
final class RouteDiff {
  /** What makes a route the same route in another version. */
  private record Identity(
      Tier from, Tier to, Map<String, Set<String>> conditions, Optional<Hours> hours) {
    static Identity of(Route route) {
      return new Identity(
          route.from(),
          route.to(),
          route.conditions().stream()
              .collect(Collectors.toMap(Criterion::columnKey, Criterion::keys)),
          route.hours());
    }
  }

  private final List<Route> live;
  private final List<Route> candidate;

  /** A live route for each candidate that has one, by the candidate's place. */
  private final Map<Integer, Route> partners = new TreeMap<>();

  private final Map<Identity, SequencedSet<Route>> unpaired = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int unchanged;

  private RouteDiff(List<Route> live, List<Route> candidate) {
    this.live = live;
    this.candidate = candidate;
  }

  static RouteDiff of(List<Route> live, List<Route> candidate) {
    RouteDiff diff = new RouteDiff(live, candidate);
    diff.pairAlike();
    diff.pairRest();
    diff.noteRemoved();
    return diff;
  }

  private void pairAlike() {
    Map<Map<String, String>, SequencedSet<Route>> byTexts = new HashMap<>();
    for (Route route : live) {
      byTexts.computeIfAbsent(texts(route), _ -> new LinkedHashSet<>()).add(route);
      unpaired.computeIfAbsent(Identity.of(route), _ -> new LinkedHashSet<>()).add(route);
    }
    for (int place = 0; place < candidate.size(); place++) {
      SequencedSet<Route> alike = byTexts.get(texts(candidate.get(place)));
      if (alike != null && !alike.isEmpty()) {
        Route before = alike.removeFirst();
        rivals(before).remove(before);
        partners.put(place, before);
        unchanged++;
      }
    }
  }

  private void pairRest() {
    for (int place = 0; place < candidate.size(); place++) {
      if (partners.containsKey(place)) {
        continue;
      }
      Route after = candidate.get(place);
      SequencedSet<Route> rivals = rivals(after);
      if (rivals.isEmpty()) {
        changes.add(new Change.Added(after));
      } else {
        Route before = rivals.removeFirst();
        partners.put(place, before);
        changes.add(new Change.Changed(before, after, fields(before, after)));
      }
    }
  }

  private SequencedSet<Route> rivals(Route route) {
    return unpaired.computeIfAbsent(Identity.of(route), _ -> new LinkedHashSet<>());
  }

  private void noteRemoved() {
    live.stream()
        .filter(route -> rivals(route).contains(route))
        .map(Change.Removed::new)
        .forEach(changes::add);
  }

  private static List<Change.Field> fields(Route before, Route after) {
    Map<String, String> old = texts(before);
    Map<String, String> now = texts(after);
    return now.keySet().stream()
        .map(column ->
            new Change.Field(column, old.getOrDefault(column, ""), now.getOrDefault(column, "")))
        .filter(field -> !field.before().equals(field.after()))
        .toList();
  }

  /** Routes with one identity have the same columns, apart from how those are spelled. */
  private static Map<String, String> texts(Route route) {
    Map<String, String> texts = new LinkedHashMap<>();
    RouteCells.of(route).forEach((column, text) -> texts.put(Names.key(column), text));
    return texts;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  int unchanged() {
    return unchanged;
  }

  /** Whether routes of both versions stand in another order than before. */
  boolean reordered() {
    int last = 0;
    for (Route partner : partners.values()) {
      if (partner.number() < last) {
        return true;
      }
      last = partner.number();
    }
    return false;
  }
}
