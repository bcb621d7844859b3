package dev.baton.escalation.field;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What one event or row says.
 *
 * @param values by field, as a file writes them; an empty one says that there is none, a field that
 *     is not named is not spoken of
 */
public record Word(Map<String, Optional<String>> values, Stamp stamp) {
  public Word {
    values = Map.copyOf(values);
    requireNonNull(stamp);
  }
}
