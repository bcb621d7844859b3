package dev.baton.escalation.field;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known, field by field.
 *
 * @param values as a file writes them; a field that is not there is blank
 * @param stamps since when each is so
 * @param since when a value without a stamp is taken to be from
 */
public record Facts(Map<String, String> values, Map<String, Stamp> stamps, Instant since) {
  /** Of what was never heard of. */
  public static final Facts NONE = new Facts(Map.of(), Map.of(), Instant.MIN);

  public Facts {
    values = Map.copyOf(values);
    stamps = Map.copyOf(stamps);
    requireNonNull(since);
  }

  /**
   * What hearing a word gave.
   *
   * @param changes fields that read another way now, by name
   * @param older fields on which a newer word stands
   */
  public record Heard(Facts facts, List<FieldChange> changes, List<String> older) {
    public Heard {
      requireNonNull(facts);
      changes = List.copyOf(changes);
      older = List.copyOf(older);
    }
  }

  /** The same after this word: each field takes it unless a newer one stands there. */
  public Heard hear(Word word) {
    Map<String, String> heard = new TreeMap<>(values);
    Map<String, Stamp> since = new TreeMap<>(stamps);
    List<FieldChange> changes = new ArrayList<>();
    List<String> older = new ArrayList<>();
    for (var said : new TreeMap<>(word.values()).entrySet()) {
      String field = said.getKey();
      String before = values.getOrDefault(field, "");
      String after = said.getValue().orElse("");
      if (isNewer(field, word.stamp())) {
        since.put(field, word.stamp());
        put(heard, field, said.getValue());
        if (!after.equals(before)) {
          changes.add(new FieldChange(field, before, after));
        }
      } else if (!after.equals(before)) {
        older.add(field);
      }
    }
    return new Heard(new Facts(heard, since, this.since), changes, older);
  }

  private boolean isNewer(String field, Stamp stamp) {
    Stamp known = stamps.get(field);
    if (known == null) {
      return !values.containsKey(field) || stamp.at().isAfter(since);
    }
    return stamp.compareTo(known) > 0;
  }

  private static void put(Map<String, String> heard, String field, Optional<String> value) {
    if (value.isPresent()) {
      heard.put(field, value.get());
    } else {
      heard.remove(field);
    }
  }
}
