package dev.baton.escalation.setup;

import dev.baton.matrix.Names;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TypedLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was answered so far, as it was typed and chosen, right or wrong.
 *
 * @param fields by the names of {@link SetupField}; a field that was never shown is missing, one
 *     that was left blank is empty
 */
public record SetupAnswers(Map<String, List<String>> fields) {
  public static final SetupAnswers NONE = new SetupAnswers(Map.of());

  public SetupAnswers {
    Map<String, List<String>> copy = new TreeMap<>();
    fields.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
  }

  /** These, with what was typed now in place of what stood in the same fields. */
  public SetupAnswers with(Map<String, List<String>> typed) {
    Map<String, List<String>> all = new LinkedHashMap<>(fields);
    all.putAll(typed);
    return new SetupAnswers(all);
  }

  /** Whether this field was shown and left, blank or not. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** As typed; empty when blank or never shown. */
  public Optional<String> text(String field) {
    return list(field).stream().findFirst().filter(text -> !text.isBlank());
  }

  /** What was chosen. */
  public List<String> list(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** Its lines that are not blank, tidied, each once. */
  public List<String> lines(String field) {
    Map<String, String> lines = new LinkedHashMap<>();
    text(field).stream()
        .flatMap(String::lines)
        .map(TypedLine::of)
        .filter(line -> !line.isEmpty())
        .forEach(line -> lines.putIfAbsent(Names.key(line), line));
    return List.copyOf(lines.values());
  }

  /**
   * The tiers in the order in which tickets climb: the entry tier first. Where the last one typed
   * is the entry, they were typed from the top.
   */
  public List<Tier> tiers() {
    List<Tier> typed =
        new ArrayList<>(
            new LinkedHashSet<>(lines(SetupField.TIERS).stream().map(Tier::new).toList()));
    Optional<Tier> entry =
        text(SetupField.ENTRY).map(TypedLine::of).map(Tier::new).filter(typed::contains);
    if (entry.isEmpty() || typed.getFirst().equals(entry.get())) {
      return typed;
    }
    if (typed.getLast().equals(entry.get())) {
      return typed.reversed();
    }
    Tier first = typed.get(typed.indexOf(entry.get()));
    typed.remove(first);
    typed.addFirst(first);
    return typed;
  }

  /** Where tickets go from this tier; to the next one until somebody chose. */
  public List<Tier> movesFrom(Tier from) {
    List<Tier> tiers = tiers();
    if (!has(SetupField.moves(from))) {
      int next = tiers.indexOf(from) + 1;
      return next < tiers.size() ? List.of(tiers.get(next)) : List.of();
    }
    List<String> chosen = list(SetupField.moves(from)).stream().map(Names::key).toList();
    return tiers.stream()
        .filter(to -> !to.equals(from) && chosen.contains(Names.key(to.name())))
        .toList();
  }
}
