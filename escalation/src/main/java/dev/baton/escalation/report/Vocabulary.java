package dev.baton.escalation.report;

import dev.baton.matrix.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of one workspace: what its tiers, account tiers, categories and people are called.
 * Priorities, states and colours of health are everybody's.
 */
public final class Vocabulary {
  private static final int LONGEST_NAME = 8;
  private static final int MOST_NAMED = 10;

  private final Map<FilterField, Map<String, String>> values = new HashMap<>();
  private final Map<String, Set<String>> people = new HashMap<>();
  private final String reader;

  /**
   * @param people name by Slack id
   * @param reader Slack id of who asks: their {@code me}
   */
  public Vocabulary(
      List<String> tiers,
      List<String> accountTiers,
      List<String> categories,
      Map<String, String> people,
      String reader) {
    this.reader = reader;
    put(FilterField.TIER, tiers);
    put(FilterField.FROM_TIER, tiers);
    put(FilterField.ACCOUNT_TIER, accountTiers);
    put(FilterField.CATEGORY, categories);
    put(FilterField.PRIORITY, List.of("P1", "P2", "P3", "P4"));
    put(FilterField.HEALTH, List.of("green", "yellow", "red"));
    put(
        FilterField.STATUS,
        List.of("open", "in-progress", "escalated", "waiting", "resolved", "closed"));
    put(FilterField.STATE, List.of("pending", "approved", "bounced", "withdrawn", "closed"));
    put(FilterField.KIND, List.of("forward", "sideways", "hand-back"));
    put(FilterField.FIRST_RESPONSE, List.of("none"));
    people.forEach((id, name) -> {
      String key = Names.key(name);
      this.people.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(id);
      int blank = key.indexOf(' ');
      if (blank > 0) {
        this.people.computeIfAbsent(key.substring(0, blank), _ -> new LinkedHashSet<>()).add(id);
      }
      this.people.computeIfAbsent(Names.key(id), _ -> new LinkedHashSet<>()).add(id);
    });
    this.people.put("me", Set.of(reader));
  }

  private void put(FilterField field, List<String> known) {
    Map<String, String> byKey = new LinkedHashMap<>();
    known.forEach(value -> byKey.putIfAbsent(Names.key(value), value));
    values.put(field, byKey);
  }

  /** A value of a field, by what it may be. */
  record Meaning(FilterField field, String value) {}

  /** The most words that one name has. */
  static int longestName() {
    return LONGEST_NAME;
  }

  /** Whoever asks. */
  String reader() {
    return reader;
  }

  /** A value of that field; several where people share a name; empty for what is none. */
  List<String> value(FilterField field, String typed) {
    if (field.isPerson()) {
      return List.copyOf(people.getOrDefault(Names.key(typed), Set.of()));
    }
    return Optional.ofNullable(values.getOrDefault(field, Map.of()).get(Names.key(typed)))
        .map(List::of)
        .orElse(List.of());
  }

  /** What a word means that stands without a field. */
  List<Meaning> meanings(String typed) {
    List<Meaning> meanings = new ArrayList<>();
    for (FilterField field :
        List.of(
            FilterField.PRIORITY,
            FilterField.TIER,
            FilterField.ACCOUNT_TIER,
            FilterField.CATEGORY,
            FilterField.HEALTH)) {
      value(field, typed).forEach(value -> meanings.add(new Meaning(field, value)));
    }
    if (meanings.isEmpty()) {
      value(FilterField.STATE, typed).stream()
          .filter(state -> !state.equals("closed"))
          .forEach(state -> meanings.add(new Meaning(FilterField.STATE, state)));
      value(FilterField.STATUS, typed)
          .forEach(status -> meanings.add(new Meaning(FilterField.STATUS, status)));
      value(FilterField.OWNER, typed)
          .forEach(id -> meanings.add(new Meaning(FilterField.OWNER, id)));
    }
    return meanings;
  }

  /** All that a field may be, where that is known beforehand. */
  public List<String> valuesOf(FilterField field) {
    return List.copyOf(values.getOrDefault(field, Map.of()).values());
  }

  /** What a field may be, the first few. */
  List<String> known(FilterField field) {
    return values.getOrDefault(field, Map.of()).values().stream().limit(MOST_NAMED).toList();
  }
}
