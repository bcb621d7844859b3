package dev.baton.escalation.field;

import static java.util.Objects.requireNonNull;

/**
 * A field that reads another way now.
 *
 * @param before as it is written in a file; empty for blank
 */
public record FieldChange(String field, String before, String after) {
  public FieldChange {
    requireNonNull(field);
    requireNonNull(before);
    requireNonNull(after);
  }
}
